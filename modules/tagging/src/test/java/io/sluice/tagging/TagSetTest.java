package io.sluice.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.crf.Constraints;
import io.sluice.neural.crf.LabelSet;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TagSetTest {
  private static final Sentence IOB1 =
      Sentence.of("Ada", "Lovelace", "saw", "Paris").withLayer("ner", "I-P", "I-P", "O", "I-L");

  private static TagSet collect(LabelLayer layer) {
    return TagSet.collect(layer, List.of(IOB1));
  }

  @Test
  void collectsAllLabelsThatTheSchemeNeeds() {
    assertThat(collect(LabelLayer.spans("ner")).labels())
        .containsExactlyInAnyOrder("O", "B-L", "I-L", "E-L", "S-L", "B-P", "I-P", "E-P", "S-P");
    assertThat(collect(LabelLayer.spans("ner").withScheme(LabelScheme.IOB2)).labels())
        .containsExactlyInAnyOrder("O", "B-L", "I-L", "B-P", "I-P");
    assertThat(collect(LabelLayer.tokens("ner")).labels()).containsExactly("I-L", "I-P", "O");
  }

  @Test
  void encodesIntoItsOwnScheme() {
    TagSet tags = collect(LabelLayer.spans("ner"));
    assertThat(tags.decode(tags.encode(IOB1.labels("ner"))))
        .containsExactly("B-P", "E-P", "O", "S-L");
  }

  @Test
  void constrainsAsTheSchemeDoes() {
    TagSet tags = collect(LabelLayer.spans("ner"));
    Constraints constraints = tags.constraints();
    assertThat(constraints.allowsStart(tags.require("I-P"))).isFalse();
    assertThat(constraints.allowsEnd(tags.require("B-P"))).isFalse();
    assertThat(constraints.allows(tags.require("B-P"), tags.require("E-P"))).isTrue();
    assertThat(constraints.allows(tags.require("B-P"), tags.require("E-L"))).isFalse();
    TagSet free = collect(LabelLayer.spans("ner").withDecoder(Decoder.SOFTMAX));
    assertThat(free.constraints().allowsStart(free.require("I-P"))).isTrue();
  }

  private static List<List<String>> known(TagSet tags, String... labels) {
    List<List<String>> known = new ArrayList<>();
    for (LabelSet set : tags.known(List.of(labels))) {
      List<String> members = new ArrayList<>();
      for (int i = 0; i < tags.size(); i++) {
        if (set.contains(i)) {
          members.add(tags.labels().get(i));
        }
      }
      known.add(members);
    }
    return known;
  }

  @Test
  void spansBesideUnknownLabelsMayGoOn() {
    TagSet tags = collect(LabelLayer.spans("ner"));
    assertThat(known(tags, "O", "B-P", "?", "O"))
        .satisfies(sets -> assertThat(sets.get(0)).containsExactly("O"))
        .satisfies(sets -> assertThat(sets.get(1)).containsExactlyInAnyOrder("B-P", "S-P"))
        .satisfies(sets -> assertThat(sets.get(2)).hasSize(9));
    assertThat(known(tags, "_", "I-P", "I-P", "_").subList(1, 3))
        .satisfies(sets -> assertThat(sets.get(0)).containsExactlyInAnyOrder("B-P", "I-P"))
        .satisfies(sets -> assertThat(sets.get(1)).containsExactlyInAnyOrder("I-P", "E-P"));
    assertThat(known(tags, "?", "S-P", "?").get(1)).containsExactly("S-P");
    assertThat(known(tags, "?", "E-P", "O").get(1)).containsExactlyInAnyOrder("E-P", "S-P");
  }

  /** Whatever is hidden, the true labels stay possible. */
  @Test
  void hidingLabelsNeverExcludesTheTruth() {
    LabelScheme[] schemes = LabelScheme.values();
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      Sentence sentence = Sentences.one(6, random);
      LabelScheme own = schemes[random.nextInt(schemes.length)];
      LabelScheme data = random.nextBoolean() ? LabelScheme.IOB2 : LabelScheme.IOBES;
      TagSet tags = TagSet.collect(LabelLayer.spans("ner").withScheme(own), Sentences.draw(50, 1));
      int[] truth = tags.encode(sentence.labels("ner"));
      List<String> hidden = new ArrayList<>(data.convert(sentence.labels("ner")));
      hidden.replaceAll(label -> random.nextInt(3) == 0 ? "?" : label);
      List<LabelSet> known = tags.known(hidden);
      for (int t = 0; t < truth.length; t++) {
        assertThat(known.get(t).contains(truth[t]))
            .as("seed %d, %s, token %d of %s", seed, own, t, hidden)
            .isTrue();
      }
    }
  }

  @Test
  void anUnderscoreIsALabelWhereItSaysThatThereAreNoFeatures() {
    Sentence sentence =
        Sentence.of("the", "old", "men")
            .withLayer("feats", "_", "?", "Number=Plur")
            .withLayer("upos", "DET", "_", "NOUN");
    TagSet feats = TagSet.collect(LabelLayer.tokens("feats"), List.of(sentence));
    TagSet upos = TagSet.collect(LabelLayer.tokens("upos"), List.of(sentence));

    assertThat(feats.labels()).containsExactly("Number=Plur", "_");
    assertThat(feats.known(sentence.labels("feats")).get(0)).isEqualTo(LabelSet.of(2, 1));
    assertThat(feats.compare(sentence, List.of("_", "_", "_"), List.of()).gold())
        .containsExactly("_", "?", "Number=Plur");
    assertThat(upos.labels()).containsExactly("DET", "NOUN");
    assertThat(upos.known(sentence.labels("upos")).get(1)).isEqualTo(LabelSet.all(2));
    assertThat(upos.compare(sentence, List.of("DET", "DET", "DET"), List.of()).gold())
        .containsExactly("DET", "?", "NOUN");
  }

  @Test
  void comparesWhatIsKnownInTheSchemeOfPublishedFigures() {
    TagSet tags = collect(LabelLayer.spans("ner"));
    assertThat(tags.compare(IOB1, List.of("B-P", "E-P", "O", "O"), List.of()))
        .satisfies(c -> assertThat(c.gold()).containsExactly("B-P", "I-P", "O", "B-L"))
        .satisfies(c -> assertThat(c.predicted()).containsExactly("B-P", "I-P", "O", "O"));
    Sentence partly = IOB1.withLayer("ner", "I-P", "?", "O", "I-L");
    Sentence without = IOB1.withoutLayer("ner");
    for (Sentence unknown : List.of(partly, without)) {
      assertThat(tags.compare(unknown, List.of("O", "O", "O", "O"), List.of()).gold())
          .containsOnly("?");
    }
    tags.requireComparable(List.of(partly, IOB1));
    assertThatThrownBy(() -> tags.requireComparable(List.of(partly, without)))
        .hasMessageStartingWith("none of 2 sentences has all its labels to measure by in layer")
        .hasMessageContaining("\"ner\"; there are layers [ner]");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    TagSet tags = collect(LabelLayer.spans("ner"));
    assertThatThrownBy(() -> tags.encode(List.of("B-ORG")))
        .hasMessageContaining("\"S-ORG\" is not among those of layer \"ner\"");
    assertThatThrownBy(() -> collect(LabelLayer.spans("chunk")))
        .hasMessageContaining("no sentence has labels of layer \"chunk\"; there are layers [ner]");
    assertThatThrownBy(() -> TagSet.of(LabelLayer.tokens("pos"), List.of("A", "A")))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> TagSet.of(LabelLayer.spans("ner"), List.of("PERSON")))
        .hasMessageContaining("PERSON");
  }
}
