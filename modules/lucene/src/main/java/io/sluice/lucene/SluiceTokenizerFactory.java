package io.sluice.lucene;

import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.util.Map;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.TokenizerFactory;
import org.apache.lucene.util.AttributeFactory;

/** {@link SluiceTokenizer} by its name in configurations, {@value #NAME}. */
public final class SluiceTokenizerFactory extends TokenizerFactory {
  /** As analyzers name it. */
  public static final String NAME = "sluice";

  /** For Lucene, which looks for factories this way; it cannot make tokenizers. */
  public SluiceTokenizerFactory() {
    throw defaultCtorException();
  }

  /**
   * There are no settings.
   *
   * @param settings emptied of those known
   */
  public SluiceTokenizerFactory(Map<String, String> settings) {
    super(settings);
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException("unknown settings of " + NAME + ": " + settings);
    }
  }

  @Override
  public Tokenizer create(AttributeFactory attributes) {
    return new SluiceTokenizer(
        attributes, new UnicodeSentenceSplitter(), UnicodeTokenizer.english());
  }
}
