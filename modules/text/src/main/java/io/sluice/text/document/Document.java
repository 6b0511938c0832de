package io.sluice.text.document;

import io.sluice.text.Detokenizer;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text, its sentences, and spans over it in named layers.
 *
 * @param id names the document; may be empty
 * @param text all of it, as it was read
 * @param sentences in order; offsets of their tokens refer to the text
 * @param spans by layer; labels of tokens and spans of a layer are kept apart until {@link
 *     #withSpans} or {@link #withLabels} makes one from the other
 * @param fields what else its source says of it, by name: each a JSON value as text, kept for who
 *     writes the document again and not looked at
 */
public record Document(
    String id,
    String text,
    List<Sentence> sentences,
    Map<String, List<Span>> spans,
    Map<String, String> fields) {

  /** Copies, and checks that tokens and spans lie in the text and tokens are in order. */
  public Document {
    sentences = List.copyOf(sentences);
    Map<String, List<Span>> copy = new LinkedHashMap<>();
    spans.forEach((layer, list) -> copy.put(layer, List.copyOf(list)));
    spans = Collections.unmodifiableMap(copy);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    checkTokens(id, text, sentences);
    for (List<Span> layer : spans.values()) {
      for (Span span : layer) {
        if (!text.startsWith(span.text(), span.start())) {
          throw new IllegalArgumentException(
              "document \"" + id + "\": the text has not what span " + span + " says is there");
        }
      }
    }
  }

  /** A document of which nothing else is known. */
  public Document(String id, String text, List<Sentence> sentences, Map<String, List<Span>> spans) {
    this(id, text, sentences, spans, Map.of());
  }

  /** A document without spans. */
  public static Document of(String id, String text, List<Sentence> sentences) {
    return new Document(id, text, sentences, Map.of());
  }

  /**
   * A document without spans, its text rebuilt from the words: blanks between tokens, a line end
   * after each sentence. Layers and origins are kept, offsets are not.
   */
  public static Document of(String id, List<Sentence> sentences) {
    return joined(id, sentences, false);
  }

  /**
   * As {@link #of(String, List)}, but with blanks only where running text has them: not before a
   * comma, not between {@code do} and {@code n't}; see {@link Detokenizer}. Brackets and quotes of
   * the Penn Treebank ({@code -LRB-}, {@code ``}) become those, in the text and in the tokens.
   */
  public static Document running(String id, List<Sentence> sentences) {
    return joined(id, sentences, true);
  }

  private static Document joined(String id, List<Sentence> sentences, boolean running) {
    StringBuilder text = new StringBuilder();
    List<Sentence> moved = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Detokenizer detokenizer = new Detokenizer();
      List<Token> tokens = new ArrayList<>(sentence.size());
      for (Token token : sentence.tokens()) {
        if (running ? detokenizer.spaced(token.text()) : !tokens.isEmpty()) {
          text.append(' ');
        }
        String word = running ? Detokenizer.shown(token.text()) : token.text();
        int start = text.length();
        tokens.add(new Token(word, start, text.append(word).length()));
      }
      text.append('\n');
      moved.add(new Sentence(tokens, sentence.layers(), sentence.origin()));
    }
    return of(id, text.toString(), moved);
  }

  /**
   * A document without id, labels and spans, cut from running text.
   *
   * <p>Sentences without tokens are left out.
   */
  public static Document of(String text, SentenceSplitter splitter, Tokenizer tokenizer) {
    List<Sentence> sentences = new ArrayList<>();
    for (TextRange range : splitter.split(text)) {
      List<Token> tokens = tokenizer.tokenize(text, range.start(), range.end());
      if (!tokens.isEmpty()) {
        sentences.add(new Sentence(tokens, Map.of(), Origin.NONE));
      }
    }
    return of("", text, sentences);
  }

  /** The number of tokens in all sentences. */
  public int size() {
    return sentences.stream().mapToInt(Sentence::size).sum();
  }

  /**
   * The spans of one layer.
   *
   * @throws IllegalArgumentException if there is none of that name; the message tells which there
   *     are
   */
  public List<Span> spans(String layer) {
    List<Span> found = spans.get(layer);
    if (found == null) {
      throw new IllegalArgumentException(
          "no spans \""
              + layer
              + "\" in document \""
              + id
              + "\": "
              + (spans.isEmpty() ? "it has none" : "it has " + String.join(", ", spans.keySet())));
    }
    return found;
  }

  /** This document with these spans as a layer, added or replaced. */
  public Document withSpans(String layer, List<Span> of) {
    Map<String, List<Span>> all = new LinkedHashMap<>(spans);
    all.put(layer, of);
    return new Document(id, text, sentences, all, fields);
  }

  /**
   * This document with the spans that the labels of a layer make, as a layer of that name. Labels
   * of all schemes are read alike, see {@link LabelScheme#chunks}.
   */
  public Document withSpans(String layer) {
    List<Span> made = new ArrayList<>();
    for (Sentence sentence : sentences) {
      List<Token> tokens = sentence.tokens();
      for (Chunk chunk : sentence.chunks(layer)) {
        int start = tokens.get(chunk.first()).start();
        int end = tokens.get(chunk.end() - 1).end();
        made.add(new Span(text.substring(start, end), start, end, chunk.label(), 1));
      }
    }
    return withSpans(layer, made);
  }

  /**
   * Writes the spans of a layer as labels of tokens, as a layer of that name. Spans that do not fit
   * the tokens, or overlap one that does, are left out and returned beside the document.
   */
  public Projection withLabels(String layer, LabelScheme scheme) {
    return Projection.of(this, layer, scheme);
  }

  /** This document with other sentences. */
  public Document withSentences(List<Sentence> other) {
    return new Document(id, text, other, spans, fields);
  }

  /** This document with other fields. */
  public Document withFields(Map<String, String> other) {
    return new Document(id, text, sentences, spans, other);
  }

  /** Converts offsets of this text between UTF-16 and code points. */
  public CodePoints codePoints() {
    return CodePoints.of(text);
  }

  private static void checkTokens(String id, String text, List<Sentence> sentences) {
    int start = 0;
    int end = 0;
    for (Sentence sentence : sentences) {
      for (Token token : sentence.tokens()) {
        if (token.end() > text.length()) {
          throw new IllegalArgumentException(
              "document \""
                  + id
                  + "\": token "
                  + token
                  + " reaches past the end of the text, "
                  + text.length());
        }
        if (token.start() < start || token.end() < end) {
          throw new IllegalArgumentException(
              "document \"" + id + "\": token " + token + " stands before the one before it");
        }
        start = token.start();
        end = token.end();
      }
    }
  }

  /** Id, sizes and the names of the layers; not the text. */
  @Override
  public String toString() {
    return "document \""
        + id
        + "\": "
        + text.length()
        + " code units, "
        + sentences.size()
        + " sentences, "
        + size()
        + " tokens, spans "
        + spans.keySet();
  }
}
