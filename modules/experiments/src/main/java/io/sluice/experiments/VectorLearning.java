package io.sluice.experiments;

import io.sluice.corpora.TextSource;
import io.sluice.corpora.TokenizedText;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.learning.VectorLearner;
import io.sluice.embeddings.vectors.WordForms;
import io.sluice.embeddings.vectors.WordVectors;
import io.sluice.experiments.config.WordingConfig;
import io.sluice.text.document.Token;
import io.sluice.text.token.Tokenizer;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Learns vectors from a text: the one way for experiment files and for the command line.
 *
 * <p>{@code TrainingLoop} has no part in it. deeplearning4j-nlp trains by itself, from the first
 * word to the last: there are no steps to drive, no loss to log, and no state from which learning
 * could go on.
 *
 * @param settings what kind of vectors
 * @param schedule how long, and by how many
 * @param wording which words the text consists of
 * @param subject what gets a vector
 */
public record VectorLearning(
    LearningSettings settings, LearningSchedule schedule, WordingConfig wording, Subject subject) {

  /** What gets a vector. */
  public enum Subject {
    /** Words alone. */
    WORDS,
    /** Every line of the text, and its words; all are in memory together. */
    LINES
  }

  /**
   * What was learned.
   *
   * @param words by falling frequency
   * @param lines of the text, named {@code line-1} and so on; of {@link Subject#LINES} only
   * @param textWords that were read in one pass
   */
  public record Learned(WordVectors words, Optional<WordVectors> lines, long textWords) {}

  /** Whether the same text and settings always end in the same vectors. */
  public boolean isRepeatable() {
    return subject == Subject.WORDS && schedule.isRepeatable();
  }

  /**
   * Cuts the text into words and learns.
   *
   * @param listener is told how it goes on
   * @throws io.sluice.embeddings.learning.LearningException if no learner is installed, or it fails
   * @throws IllegalArgumentException if no word is frequent enough
   */
  public Learned learn(TextSource text, RunListener listener) throws IOException {
    var learner = VectorLearner.installed();
    listener.message("cutting " + text.name() + " into words");
    if (!isRepeatable()) {
      listener.message(
          (schedule.isRepeatable() ? "vectors of lines: " : "with several threads ")
              + "every run ends a little differently");
    }
    return switch (subject) {
      case WORDS -> words(learner, text, listener);
      case LINES -> lines(learner, text, listener);
    };
  }

  private Learned words(VectorLearner learner, TextSource source, RunListener listener)
      throws IOException {
    var splitter = new UnicodeSentenceSplitter();
    try (var text = TokenizedText.of(source, splitter, tokenizer(), this::change)) {
      tell(listener, text.words(), text.sentences(), "sentences");
      var vectors =
          learner.learn(
              settings,
              schedule,
              text,
              (pass, read) -> listener.learned(pass, schedule.epochs(), share(read, text)));
      return new Learned(vectors, Optional.empty(), text.words());
    }
  }

  private static double share(long read, TokenizedText text) {
    return (double) read / Math.max(1, text.sentences());
  }

  private Learned lines(VectorLearner learner, TextSource source, RunListener listener)
      throws IOException {
    var lines = lines(source);
    var words = lines.values().stream().mapToLong(List::size).sum();
    tell(listener, words, lines.size(), "lines");
    var learned = learner.learnDocuments(settings, schedule, lines);
    return new Learned(learned.words(), Optional.of(learned.documents()), words);
  }

  /** The words of each line that has some, by its name. */
  private Map<String, List<String>> lines(TextSource source) throws IOException {
    var tokenizer = tokenizer();
    var lines = new LinkedHashMap<String, List<String>>();
    try (var reader = new BufferedReader(source.open())) {
      var number = 1;
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var words =
            tokenizer.tokenize(line).stream()
                .map(Token::text)
                .map(this::change)
                .filter(word -> !word.isEmpty())
                .toList();
        if (!words.isEmpty()) {
          lines.put("line-" + number, words);
        }
        number++;
      }
    }
    return lines;
  }

  private static void tell(RunListener listener, long words, long parts, String kind) {
    listener.message(String.format(Locale.ROOT, "%,d words in %,d %s", words, parts, kind));
  }

  private Tokenizer tokenizer() {
    return switch (wording.cut()) {
      case STANDARD -> UnicodeTokenizer.standard();
      case ENGLISH -> UnicodeTokenizer.english();
    };
  }

  /** A word of the text as it is learned. */
  private String change(String word) {
    var cased = wording.letters() == WordingConfig.Letters.LOWER ? WordForms.lower(word) : word;
    return wording.digits() == WordingConfig.Digits.ZERO ? WordForms.digitsToZero(cased) : cased;
  }
}
