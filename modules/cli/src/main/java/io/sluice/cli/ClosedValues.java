package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import java.util.Iterator;
import java.util.List;

/**
 * What shells complete behind options that take one of a few words. In the script they go by the
 * labels of their parameters, which must differ within a verb.
 */
final class ClosedValues {
  private ClosedValues() {}

  /** Words in the order in which they are offered. */
  private abstract static class Words implements Iterable<String> {
    private final List<String> words;

    Words(List<String> words) {
      this.words = words;
    }

    @Override
    public Iterator<String> iterator() {
      return words.iterator();
    }
  }

  /** Of weights. */
  static final class Precisions extends Words {
    Precisions() {
      super(List.of("fp32", "bf16", "int8"));
    }
  }

  /** Of operands alone. */
  static final class OperandPrecisions extends Words {
    OperandPrecisions() {
      super(List.of("fp32", "bf16"));
    }
  }

  /** Of fewer bits than weights have in training. */
  static final class SmallPrecisions extends Words {
    SmallPrecisions() {
      super(List.of("bf16", "int8"));
    }
  }

  /** Of annotated files. */
  static final class Formats extends Words {
    Formats() {
      super(AnnotatedFormat.NAMES);
    }
  }

  /** Of word vectors. */
  static final class VectorFormats extends Words {
    VectorFormats() {
      super(List.of("glove", "word2vec-text", "word2vec-binary"));
    }
  }

  /** Of labels. */
  static final class Schemes extends Words {
    Schemes() {
      super(List.of("io", "iob1", "iob2", "iobes"));
    }
  }

  /** Of matrix products. */
  static final class Providers extends Words {
    Providers() {
      super(List.of("auto", "java", "nd4j", "onednn", "mkl"));
    }
  }

  /** Those that come with {@code --with}. */
  static final class AddedProviders extends Words {
    AddedProviders() {
      super(List.of("onednn", "mkl"));
    }
  }

  /** Whose script {@code completion} prints. */
  static final class Shells extends Words {
    Shells() {
      super(List.of("bash", "zsh"));
    }
  }
}
