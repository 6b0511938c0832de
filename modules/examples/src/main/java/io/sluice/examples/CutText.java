package io.sluice.examples;

import io.sluice.text.document.Document;
import io.sluice.text.document.Projection;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import io.sluice.text.label.LabelScheme;
import io.sluice.text.normalization.Normalization;
import io.sluice.text.normalization.NormalizingTokenizer;
import io.sluice.text.token.Tokenizer;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.PrintStream;
import java.util.List;

/** Documents, labels and tokens, as {@code docs/text.md} shows them. */
final class CutText {
  private CutText() {}

  static void run(PrintStream out) {
    // docs/text.md begins
    String text = "Dr. Ada Lovelace didn't stay. She left for the U.S. at 3 p.m.";
    Document document =
        Document.of(text, new UnicodeSentenceSplitter(), UnicodeTokenizer.english());
    document.sentences().forEach(out::println); // two sentences; did | n't, U.S., p.m.

    List<Span> gold = List.of(Span.in(text, 4, 16, "PER"), Span.in(text, 47, 51, "LOC"));
    Projection labelled = document.withSpans("ner", gold).withLabels("ner", LabelScheme.IOBES);
    out.println(labelled.complete().sentences().get(1).labels("ner")); // throws if a span is lost

    Sentence sentence = Sentence.of("Ada", "met", "Bob").withLayer("ner", "I-PER", "O", "I-PER");
    out.println(LabelScheme.IOBES.convert(sentence.labels("ner"))); // [S-PER, O, S-PER]
    out.println(LabelScheme.IOB2.problems(sentence.labels("ner"))); // where and why

    Tokenizer tokenizer = new NormalizingTokenizer(Normalization.NFC, UnicodeTokenizer.standard());
    out.println(tokenizer.tokenize("Zoe\u0301's co-op 😀")); // offsets of the text as it was given
    // docs/text.md ends
  }
}
