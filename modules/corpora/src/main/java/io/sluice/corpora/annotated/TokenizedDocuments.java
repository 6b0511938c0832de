package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts documents that have no sentences into some. */
final class TokenizedDocuments extends ForwardingDocuments {
  private final SentenceSplitter splitter;
  private final Tokenizer tokenizer;

  TokenizedDocuments(Documents source, SentenceSplitter splitter, Tokenizer tokenizer) {
    super(source);
    this.splitter = splitter;
    this.tokenizer = tokenizer;
  }

  @Override
  public Optional<Document> next() throws IOException {
    return super.next().map(document -> document.sentences().isEmpty() ? cut(document) : document);
  }

  private Document cut(Document document) {
    List<Sentence> sentences = new ArrayList<>();
    for (Sentence sentence : Document.of(document.text(), splitter, tokenizer).sentences()) {
      sentences.add(sentence.withOrigin(origin(sentence.tokens().get(0).start())));
    }
    return document.withSentences(sentences);
  }
}
