package io.sluice.text;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Symbols are words; a line end is the word {@code <eos>}, so one sentence a line. */
final class WordCodec implements SymbolCodec {
  private final SymbolKind kind;
  private final Vocabulary vocabulary;
  private final OptionalInt endOfSentence;

  WordCodec(SymbolKind kind, Vocabulary vocabulary) {
    this.kind = kind;
    this.vocabulary = vocabulary;
    this.endOfSentence = vocabulary.find(Vocabulary.END_OF_SENTENCE);
    if (endOfSentence.isEmpty()) {
      throw new IllegalArgumentException(
          "a word vocabulary needs the symbol "
              + Vocabulary.END_OF_SENTENCE
              + " for the end of a sentence, but none of its "
              + vocabulary.size()
              + " symbols is");
    }
  }

  @Override
  public SymbolKind kind() {
    return kind;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public OptionalInt lineEnd() {
    return endOfSentence;
  }

  @Override
  public SymbolTally encode(Reader text, IntConsumer target, Consumer<String> listener)
      throws IOException {
    WordReader reader = new WordReader(text);
    long symbols = 0;
    long unknown = 0;
    for (String chunk = reader.read(); chunk != null; chunk = reader.read()) {
      for (String word : split(kind, chunk)) {
        OptionalInt id = vocabulary.find(word);
        if (id.isEmpty()) {
          id = vocabulary.unknown();
          unknown++;
          listener.accept(word);
        }
        if (id.isEmpty()) {
          throw new UnknownSymbolException(word, reader.position(), vocabulary.size());
        }
        target.accept(id.getAsInt());
        symbols++;
      }
    }
    return new SymbolTally(symbols, unknown);
  }

  @Override
  public List<String> unknown(CharSequence text) {
    WordReader reader = new WordReader(new StringReader(text.toString()));
    List<String> unknown = new ArrayList<>();
    try {
      for (String chunk = reader.read(); chunk != null; chunk = reader.read()) {
        split(kind, chunk).stream()
            .filter(word -> vocabulary.find(word).isEmpty())
            .forEach(unknown::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    return unknown;
  }

  @Override
  public StreamDecoder streamDecoder() {
    Detokenizer detokenizer = new Detokenizer();
    return new StreamDecoder() {
      @Override
      public String append(int id) {
        return detokenizer.append(vocabulary.symbol(id));
      }

      @Override
      public String finish() {
        return "";
      }
    };
  }

  static void count(SymbolKind kind, Reader text, SymbolCounts counts) throws IOException {
    WordReader reader = new WordReader(text);
    for (String chunk = reader.read(); chunk != null; chunk = reader.read()) {
      for (String word : split(kind, chunk)) {
        counts.add(word);
      }
    }
  }

  private static List<String> split(SymbolKind kind, String chunk) {
    return kind == SymbolKind.PUNCTUATED_WORDS ? WordSplitter.split(chunk) : List.of(chunk);
  }
}
