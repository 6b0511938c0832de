package io.sluice.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotatedWriter;
import io.sluice.corpora.annotated.Documents;
import io.sluice.tagging.Sentences;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import opennlp.tools.chunker.ChunkSample;
import opennlp.tools.chunker.ChunkSampleStream;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.NameSampleDataStream;
import opennlp.tools.postag.POSSample;
import opennlp.tools.postag.WordTagSampleStream;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.Test;

/** Files that OpenNLP trains on, as its own classes read and print them, and ours. */
class TrainingDataTest {
  private static final List<Sentence> SENTENCES = Sentences.draw(200, 9);

  private static String[] words(Sentence sentence) {
    return sentence.words().toArray(String[]::new);
  }

  private static String[] labels(Sentence sentence, String layer) {
    return sentence.labels(layer).toArray(String[]::new);
  }

  private static String written(String format, String... left) throws IOException {
    StringWriter target = new StringWriter();
    List<Sentence> sentences = SENTENCES;
    for (String layer : left) {
      sentences = sentences.stream().map(sentence -> sentence.withoutLayer(layer)).toList();
    }
    try (AnnotatedWriter writer = AnnotatedFormat.of(format).writer(target)) {
      writer.write(Document.of("", sentences));
    }
    return target.toString();
  }

  private static List<Sentence> read(String format, List<String> lines) throws IOException {
    List<Sentence> sentences = new ArrayList<>();
    String text = String.join("\n", lines) + "\n";
    try (Documents documents = AnnotatedFormat.of(format).read(new StringReader(text), "printed")) {
      for (var next = documents.next(); next.isPresent(); next = documents.next()) {
        sentences.addAll(next.get().sentences());
      }
    }
    return sentences;
  }

  private static <T> List<T> samples(
      String text, Function<ObjectStream<String>, ObjectStream<T>> reader) throws IOException {
    List<T> samples = new ArrayList<>();
    try (ObjectStream<T> stream =
        reader.apply(ObjectStreamUtils.createObjectStream(text.lines().toList()))) {
      for (T sample = stream.read(); sample != null; sample = stream.read()) {
        samples.add(sample);
      }
    }
    return samples;
  }

  private static Span[] spans(Sentence sentence) {
    return sentence.chunks("ner").stream()
        .map(chunk -> new Span(chunk.first(), chunk.end(), chunk.label()))
        .toArray(Span[]::new);
  }

  @Test
  void namesAreReadByEitherAsTheOtherWroteThem() throws IOException {
    List<NameSample> theirs = samples(written("opennlp-names", "pos"), NameSampleDataStream::new);
    List<Sentence> ours = read("opennlp-names", theirs.stream().map(NameSample::toString).toList());
    assertThat(theirs).hasSameSizeAs(SENTENCES);
    assertThat(ours).hasSameSizeAs(SENTENCES);
    for (int i = 0; i < SENTENCES.size(); i++) {
      Sentence sentence = SENTENCES.get(i);
      assertThat(theirs.get(i).getSentence()).containsExactly(words(sentence));
      assertThat(theirs.get(i).getNames()).containsExactly(spans(sentence));
      assertThat(ours.get(i).words()).isEqualTo(sentence.words());
      assertThat(ours.get(i).labels("ner")).isEqualTo(sentence.labels("ner"));
    }
  }

  @Test
  void tagsAreReadByEitherAsTheOtherWroteThem() throws IOException {
    List<POSSample> theirs = samples(written("opennlp-pos", "ner"), WordTagSampleStream::new);
    List<Sentence> ours = read("opennlp-pos", theirs.stream().map(POSSample::toString).toList());
    assertThat(theirs).hasSameSizeAs(SENTENCES);
    assertThat(ours).hasSameSizeAs(SENTENCES);
    for (int i = 0; i < SENTENCES.size(); i++) {
      Sentence sentence = SENTENCES.get(i);
      assertThat(theirs.get(i).getSentence()).containsExactly(words(sentence));
      assertThat(theirs.get(i).getTags()).containsExactly(labels(sentence, "pos"));
      assertThat(ours.get(i).words()).isEqualTo(sentence.words());
      assertThat(ours.get(i).labels("pos")).isEqualTo(sentence.labels("pos"));
    }
  }

  @Test
  void chunksAreColumnsOfConll2000() throws IOException {
    List<Sentence> chunked =
        SENTENCES.stream()
            .map(sentence -> sentence.withLayer("chunk", sentence.labels("ner")))
            .map(sentence -> sentence.withoutLayer("ner"))
            .toList();
    StringWriter target = new StringWriter();
    try (AnnotatedWriter writer = AnnotatedFormat.of("conll2000").writer(target)) {
      writer.write(Document.of("", chunked));
    }
    List<ChunkSample> theirs = samples(target.toString(), ChunkSampleStream::new);
    List<String> printed =
        theirs.stream().flatMap(sample -> Arrays.stream((sample + "\n").split("\n", -1))).toList();
    List<Sentence> ours = read("conll2000", printed);
    assertThat(theirs).hasSameSizeAs(chunked);
    assertThat(ours).hasSameSizeAs(chunked);
    for (int i = 0; i < chunked.size(); i++) {
      Sentence sentence = chunked.get(i);
      assertThat(theirs.get(i).getSentence()).containsExactly(words(sentence));
      assertThat(theirs.get(i).getTags()).containsExactly(labels(sentence, "pos"));
      assertThat(theirs.get(i).getPreds()).containsExactly(labels(sentence, "chunk"));
      assertThat(ours.get(i).words()).isEqualTo(sentence.words());
      assertThat(ours.get(i).labels("chunk")).isEqualTo(sentence.labels("chunk"));
    }
  }
}
