package io.sluice.corpora;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * How a corpus is divided into the part that is learned from and the part that is only measured.
 */
public sealed interface CorpusSplit {

  /** The two parts of a corpus. */
  record Parts(TextSource train, TextSource validation) {}

  /** Finds the parts; may have to read the text. */
  Parts parts() throws IOException;

  /** What is divided, for messages. */
  String name();

  /**
   * A fingerprint that changes when the content of the files or the split does; see {@link
   * TextSource#stamp}.
   */
  String stamp() throws IOException;

  /**
   * The first part of one text is for training, the rest for validation. With {@link
   * CutAt#CHARACTER} training gets the first {@code floor(train * length)} code points.
   *
   * @param text to divide
   * @param train share of the training part, more than 0 and less than 1
   * @param cutAt where the text may be cut
   */
  record ByFraction(TextSource text, double train, CutAt cutAt) implements CorpusSplit {
    /** Checks the fraction. */
    public ByFraction {
      if (!(train > 0 && train < 1)) {
        throw new IllegalArgumentException("train share must be in (0, 1), was " + train);
      }
    }

    @Override
    public Parts parts() throws IOException {
      long cut = (long) (train * text.length());
      if (cutAt == CutAt.LINE) {
        cut = behindLineEnd(cut);
      }
      return new Parts(text.range(0, cut), text.range(cut, Long.MAX_VALUE));
    }

    private long behindLineEnd(long cut) throws IOException {
      long end = cut;
      try (Reader reader = text.range(Math.max(0, cut - 1), Long.MAX_VALUE).open()) {
        boolean ended = cut == 0 || reader.read() == '\n';
        while (!ended) {
          int c = reader.read();
          ended = c < 0 || c == '\n';
          end += c < 0 || Character.isLowSurrogate((char) c) ? 0 : 1;
        }
      }
      return end;
    }

    @Override
    public String name() {
      return text.name();
    }

    @Override
    public String stamp() throws IOException {
      String description = text.stamp() + "\n" + train + "\n" + cutAt;
      return Checksums.sha256(description.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Training and validation text are separate sources. */
  record BySource(TextSource train, TextSource validation) implements CorpusSplit {
    @Override
    public Parts parts() {
      return new Parts(train, validation);
    }

    @Override
    public String name() {
      return train.name() + ", " + validation.name();
    }

    @Override
    public String stamp() throws IOException {
      String description = train.stamp() + "\n" + validation.stamp();
      return Checksums.sha256(description.getBytes(StandardCharsets.UTF_8));
    }
  }
}
