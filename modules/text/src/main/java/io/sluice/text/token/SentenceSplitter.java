package io.sluice.text.token;

import io.sluice.text.document.TextRange;
import java.util.List;

/**
 * Cuts text into sentences. Implementations are immutable or otherwise safe to share by threads,
 * and never refuse a text, however broken.
 */
public interface SentenceSplitter {
  /**
   * The places of the sentences, in order and without overlaps. White space around a sentence does
   * not belong to it; everything else belongs to one.
   */
  List<TextRange> split(String text);
}
