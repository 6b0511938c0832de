package io.sluice.lucene;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;

/** Another analyzer, whose tokens have the offsets of the text behind its character filters. */
final class TracingAnalyzer extends AnalyzerWrapper {
  /** Set and taken within one call of the tokenizer. */
  private static final ThreadLocal<FilteredText> LATEST = new ThreadLocal<>();

  private final Analyzer analyzer;

  TracingAnalyzer(Analyzer analyzer) {
    super(GLOBAL_REUSE_STRATEGY);
    this.analyzer = analyzer;
  }

  /** What the token stream that this thread made last reads; to be asked for once. */
  FilteredText takeLatest() {
    FilteredText text = LATEST.get();
    LATEST.remove();
    return text;
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    return analyzer;
  }

  @Override
  protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
    return new TokenStreamComponents(
        reader -> components.getSource().accept(trace(reader)), components.getTokenStream());
  }

  private Reader trace(Reader reader) {
    FilteredText text = new FilteredText(reader);
    LATEST.set(text);
    return text;
  }
}
