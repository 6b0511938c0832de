package io.sluice.wordvectors;

import io.sluice.embeddings.learning.LearningListener;
import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.vectors.VectorFile;
import io.sluice.embeddings.vectors.VectorFormat;
import io.sluice.embeddings.vectors.WordVectors;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.models.fasttext.FastText;

/**
 * fastText, through files: the native library reads one and writes another. Its progress goes to
 * the standard error of the process.
 *
 * <p>Of its model only the vectors of whole words are kept; they hold what the n-grams taught.
 */
record FastTextLearning(LearningSettings settings, LearningSchedule schedule) {
  private static final String END_OF_SENTENCE = "</s>";

  /** What the library starts its generators with, whatever is asked. */
  private static final long SEED = 1;

  FastTextLearning {
    if (schedule.seed() != SEED) {
      throw new IllegalArgumentException(
          "fastText draws from a seed of its own; leave the seed at "
              + SEED
              + ", was "
              + schedule.seed());
    }
    if (settings.subsampling() != 0
        && settings.subsampling() != settings.method().usualSubsampling()) {
      throw new IllegalArgumentException(
          "the subsampling of fastText can be had as "
              + settings.method().usualSubsampling()
              + " or 0 here, was "
              + settings.subsampling());
    }
  }

  WordVectors learn(Iterable<List<String>> sentences, LearningListener listener)
      throws IOException {
    Path directory = Files.createTempDirectory("sluice-fasttext-");
    try {
      Path text = directory.resolve("text.txt");
      write(sentences, text, listener);
      boolean skipGram = settings.method() == LearningMethod.FASTTEXT;
      Path model = directory.resolve("model");
      // DL4J takes whole numbers for the threshold: with 1 nothing is skipped, and 0 is not passed
      // on.
      FastText.builder()
          .samplingThreshold(settings.subsampling() == 0 ? 1 : 0)
          .skipgram(skipGram)
          .cbow(!skipGram)
          .inputFile(text.toString())
          .outputFile(model.toString())
          .dim(settings.dimension())
          .contextWindowSize(settings.window())
          .minCount(settings.minimumCount())
          .negativeSamples(settings.negatives())
          .epochs(schedule.epochs())
          .learningRate(schedule.rate())
          .numThreads(schedule.threads())
          .build()
          .fit();
      Path vectors = directory.resolve("model.vec");
      if (!Files.isRegularFile(vectors)) {
        throw new IOException("fastText wrote no vectors; its own message says why");
      }
      return VectorFile.read(
          vectors, VectorFormat.WORD2VEC_TEXT, word -> !word.equals(END_OF_SENTENCE));
    } finally {
      delete(directory);
    }
  }

  /** Writes the text, and refuses one without frequent words, at which the library ends the JVM. */
  private void write(Iterable<List<String>> sentences, Path file, LearningListener listener)
      throws IOException {
    WordCounter counter = new WordCounter();
    long read = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (List<String> sentence : sentences) {
        for (String word : sentence) {
          if (word.isEmpty() || word.chars().anyMatch(c -> c == ' ' || c <= '\r')) {
            throw new IllegalArgumentException(
                "fastText reads words without blanks and control characters, was given \""
                    + word
                    + "\"");
          }
          counter.add(word);
          out.write(word);
          out.write(' ');
        }
        out.write('\n');
        listener.progress(0, ++read);
      }
    }
    counter.frequent(settings.minimumCount());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
