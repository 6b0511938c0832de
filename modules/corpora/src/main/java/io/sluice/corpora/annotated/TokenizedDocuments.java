package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts documents that have no sentences into some. */
final class TokenizedDocuments implements Documents {
  private final Documents source;
  private final SentenceSplitter splitter;
  private final Tokenizer tokenizer;

  TokenizedDocuments(Documents source, SentenceSplitter splitter, Tokenizer tokenizer) {
    this.source = source;
    this.splitter = splitter;
    this.tokenizer = tokenizer;
  }

  @Override
  public Optional<Document> next() throws IOException {
    return source.next().map(document -> document.sentences().isEmpty() ? cut(document) : document);
  }

  private Document cut(Document document) {
    List<Sentence> sentences = new ArrayList<>();
    for (Sentence sentence : Document.of(document.text(), splitter, tokenizer).sentences()) {
      Origin origin = source.origin(sentence.tokens().get(0).start());
      sentences.add(sentence.withOrigin(origin));
    }
    return document.withSentences(sentences);
  }

  @Override
  public List<Remark> remarks() {
    return source.remarks();
  }

  @Override
  public List<Remark> unlabelled() {
    return source.unlabelled();
  }

  @Override
  public void requireLayer(String layer) throws AnnotationException {
    source.requireLayer(layer);
  }

  @Override
  public Origin origin(int offset) {
    return source.origin(offset);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
