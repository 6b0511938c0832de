package io.sluice.lucene;

import io.sluice.tagging.ScoredChunk;
import io.sluice.tagging.TaggedLayer;
import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.SentenceAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * Marks the spans that a tagger finds, such as names, or the label of every token, such as parts of
 * speech. Terms, offsets and positions stay as they are.
 *
 * <p>Words are taken as they come, so this filter stands before those that change them (lower case,
 * stems). Tokens in one place (synonyms) are one word, the first, and are marked alike. Sentences
 * are those of the {@code SentenceAttribute}, which {@link SluiceTokenizer} sets; without one they
 * end after a full stop, exclamation or question mark that is a token of its own. A sentence of
 * more than {@value #LONGEST} words is cut; so much is held in memory.
 */
public final class EntityFilter extends TokenFilter {
  static final int LONGEST = 512;

  private static final Set<String> ENDS =
      Set.of(".", "!", "?", "\u2026", "...", "\u3002", "\uff01", "\uff1f");
  private static final String OUTSIDE = "O";

  private final Tagger tagger;
  private final String layer;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final Optional<SentenceAttribute> sentence;
  private final Optional<TypeAttribute> type;
  private final Optional<PayloadAttribute> payload;
  private final Optional<KeywordAttribute> keyword;

  private final List<Held> held = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private Labels labels = Labels.NONE;
  private Optional<Held> ahead = Optional.empty();
  private int next;
  private int sentenceIndex;
  private boolean ended;

  /**
   * A token that waits for its sentence.
   *
   * @param word empty if there is none
   * @param stacked whether it stands in the place of the one before it
   * @param sentence index, if the tokenizer counts
   */
  private record Held(State state, String word, boolean stacked, int sentence, int index) {}

  /**
   * Labels of the words of a sentence.
   *
   * @param types of spans; empty strings outside
   * @param written as the tagger writes them
   */
  private record Labels(List<String> types, List<String> written) {
    static final Labels NONE = new Labels(List.of(), List.of());

    static Labels of(TaggedLayer layer) {
      String[] types = new String[layer.labels().size()];
      Arrays.fill(types, "");
      for (ScoredChunk chunk : layer.chunks()) {
        Arrays.fill(types, chunk.chunk().first(), chunk.chunk().end(), chunk.chunk().label());
      }
      return new Labels(List.of(types), layer.labels());
    }
  }

  /** Marks the first layer of a tagger as types. */
  public EntityFilter(TokenStream input, Tagger tagger) {
    this(input, tagger, tagger.tags().get(0).layer().name(), EntityMark.TYPE);
  }

  /**
   * Marks one layer of a tagger.
   *
   * @throws IllegalArgumentException if the tagger has no such layer, or keywords are to be marked
   *     by a layer without spans
   */
  public EntityFilter(TokenStream input, Tagger tagger, String layer, EntityMark mark) {
    super(input);
    this.tagger = tagger;
    this.layer = layer;
    List<String> names = tagger.tags().stream().map(tags -> tags.layer().name()).toList();
    if (!names.contains(layer)) {
      throw new IllegalArgumentException(
          "no layer \"%s\": the tagger has the layers %s".formatted(layer, names));
    }
    boolean spans = tagger.tags().get(names.indexOf(layer)).layer().scheme().isPresent();
    if (mark == EntityMark.KEYWORD && !spans) {
      throw new IllegalArgumentException(
          "layer \"%s\" has a label for each token, so that all would be keywords; mark types, or take a layer with spans"
              .formatted(layer));
    }
    sentence =
        hasAttribute(SentenceAttribute.class)
            ? Optional.of(getAttribute(SentenceAttribute.class))
            : Optional.empty();
    type =
        mark == EntityMark.TYPE ? Optional.of(addAttribute(TypeAttribute.class)) : Optional.empty();
    payload =
        mark == EntityMark.PAYLOAD
            ? Optional.of(addAttribute(PayloadAttribute.class))
            : Optional.empty();
    keyword =
        mark == EntityMark.KEYWORD
            ? Optional.of(addAttribute(KeywordAttribute.class))
            : Optional.empty();
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (next == held.size() && !readSentence()) {
      return false;
    }
    Held token = held.get(next++);
    restoreState(token.state());
    if (!token.word().isEmpty()) {
      mark(token.index());
    }
    return true;
  }

  private void mark(int word) {
    String found = labels.types().get(word);
    if (!found.isEmpty()) {
      type.ifPresent(attribute -> attribute.setType(found));
      keyword.ifPresent(attribute -> attribute.setKeyword(true));
    }
    String written = labels.written().get(word);
    if (!written.equals(OUTSIDE)) {
      payload.ifPresent(
          attribute ->
              attribute.setPayload(new BytesRef(written.getBytes(StandardCharsets.UTF_8))));
    }
  }

  /** Takes tokens up to the end of a sentence, and tags their words. */
  private boolean readSentence() throws IOException {
    held.clear();
    words.clear();
    next = 0;
    ahead.ifPresent(this::hold);
    ahead = Optional.empty();
    while (!ended && ahead.isEmpty()) {
      if (!input.incrementToken()) {
        ended = true;
        break;
      }
      Held token = current();
      if (begins(token)) {
        ahead = Optional.of(token);
      } else {
        hold(token);
      }
    }
    labels = words.isEmpty() ? Labels.NONE : Labels.of(tagger.tag(Sentence.of(words)).layer(layer));
    return !held.isEmpty();
  }

  private Held current() {
    return new Held(
        captureState(),
        term.toString(),
        position.getPositionIncrement() == 0,
        sentence.map(SentenceAttribute::getSentenceIndex).orElse(0),
        0);
  }

  private boolean begins(Held token) {
    if (words.isEmpty()) {
      return false;
    }
    boolean other =
        sentence.isPresent()
            ? token.sentence() != sentenceIndex
            : ENDS.contains(words.get(words.size() - 1));
    return !token.stacked() && (other || words.size() >= LONGEST);
  }

  private void hold(Held token) {
    sentenceIndex = token.sentence();
    if (!token.word().isEmpty() && (words.isEmpty() || !token.stacked())) {
      words.add(token.word());
    }
    int index = Math.max(0, words.size() - 1);
    held.add(new Held(token.state(), token.word(), token.stacked(), token.sentence(), index));
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    held.clear();
    words.clear();
    labels = Labels.NONE;
    ahead = Optional.empty();
    next = 0;
    sentenceIndex = 0;
    ended = false;
  }
}
