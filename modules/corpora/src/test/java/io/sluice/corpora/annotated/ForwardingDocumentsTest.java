package io.sluice.corpora.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForwardingDocumentsTest {
  /** What is made of other methods must see what a subclass makes of each document. */
  private static final List<String> MADE_OF_NEXT = List.of("tokenized", "all", "sentences");

  /** One document; answers that no default gives. */
  private static final class Unusual implements Documents {
    private final List<Document> left =
        new ArrayList<>(List.of(new Document("d", "Ada ran. Bob sat.", List.of(), Map.of())));
    private boolean closed;

    @Override
    public Optional<Document> next() {
      return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
    }

    @Override
    public List<Remark> remarks() {
      return List.of(new Remark(origin(1), "left out"));
    }

    @Override
    public List<Remark> unlabelled() {
      return List.of(new Remark(origin(2), "unlabelled"));
    }

    @Override
    public List<Remark> allRemarks() {
      return List.of(new Remark(origin(3), "all"));
    }

    @Override
    public void requireLayer(String layer) throws AnnotationException {
      throw new AnnotationException(origin(4), "no " + layer);
    }

    @Override
    public Origin origin(int offset) {
      return new Origin("f", 1 + offset);
    }

    @Override
    public String lineEnd() {
      return "\r";
    }

    @Override
    public JsonLayout layout() {
      return JsonLayout.ARRAY;
    }

    @Override
    public Optional<JsonlFormat.Style> style() {
      return Optional.of(JsonlFormat.Style.PRODIGY);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void everyMethodIsForwardedOrMadeOfThoseThatAre() {
    assertThat(Arrays.stream(Documents.class.getMethods()).map(Method::getName))
        .allSatisfy(
            name ->
                assertThat(
                        Arrays.stream(ForwardingDocuments.class.getDeclaredMethods())
                            .anyMatch(method -> method.getName().equals(name)))
                    .as(name)
                    .isEqualTo(!MADE_OF_NEXT.contains(name)));
  }

  @Test
  void tokenizedDocumentsAnswerAsTheirSourceDoes() throws IOException {
    Unusual source = new Unusual();
    Documents tokenized =
        source.tokenized(new UnicodeSentenceSplitter(), UnicodeTokenizer.english());
    assertThat(tokenized.remarks()).isEqualTo(source.remarks());
    assertThat(tokenized.unlabelled()).isEqualTo(source.unlabelled());
    assertThat(tokenized.allRemarks()).isEqualTo(source.allRemarks());
    assertThatThrownBy(() -> tokenized.requireLayer("x")).hasMessage("f:5: no x");
    assertThat(tokenized.origin(6)).isEqualTo(source.origin(6));
    assertThat(tokenized.lineEnd()).isEqualTo("\r");
    assertThat(tokenized.layout()).isEqualTo(JsonLayout.ARRAY);
    assertThat(tokenized.style()).hasValue(JsonlFormat.Style.PRODIGY);

    List<Sentence> sentences = tokenized.sentences();
    assertThat(sentences)
        .extracting(s -> s.tokens().get(0))
        .extracting(Token::text)
        .containsExactly("Ada", "Bob");
    assertThat(sentences)
        .extracting(Sentence::origin)
        .containsExactly(source.origin(0), source.origin(9));
    assertThat(source.closed).isTrue();
  }
}
