package io.sluice.corpora.annotated;

import java.util.ArrayList;
import java.util.List;

/**
 * What a conversion wrote and what it could not.
 *
 * @param documents written
 * @param sentences written; 0 if the format has none
 * @param tokens written; 0 if the format has none
 * @param remarks what was left out, with its place in the source
 */
public record ConversionReport(long documents, long sentences, long tokens, List<Remark> remarks) {
  /** Copies. */
  public ConversionReport {
    remarks = List.copyOf(remarks);
  }

  ConversionReport with(Remark remark) {
    List<Remark> all = new ArrayList<>(remarks);
    all.add(remark);
    return new ConversionReport(documents, sentences, tokens, all);
  }
}
