package io.sluice.cli;

import io.sluice.language.LanguageModel;
import io.sluice.text.SymbolCodec;
import java.util.LinkedHashSet;
import java.util.List;

/** What a text starts with, held against what a model knows before anything is written. */
record Prompt(String text) {
  /** Words that are told. */
  private static final int NAMED = 10;

  /** Refuses one that a model cannot read. */
  void requireKnown(LanguageModel model, Verb verb) {
    try {
      LanguageModel.checkPrompt(model.codec(), text);
    } catch (IllegalArgumentException unknown) {
      throw verb.refusal(String.valueOf(unknown.getMessage()));
    }
  }

  /** Words that a model does not know are all the same to it. */
  void tellUnknown(SymbolCodec codec, Console console) {
    var unknown = codec.unknown(text);
    if (unknown.isEmpty()) {
      return;
    }
    var different = List.copyOf(new LinkedHashSet<>(unknown));
    var named = String.join(", ", different.subList(0, Math.min(NAMED, different.size())));
    var more = different.size() - NAMED;
    console.say(
        "the model does not know "
            + Figures.count(unknown.size())
            + " of the "
            + Figures.count(codec.tally(text).symbols(), "word")
            + " of the prompt and reads "
            + codec.vocabulary().symbol(codec.vocabulary().unknown().orElseThrow())
            + " in place of: "
            + named
            + (more > 0 ? " and " + more + " more" : ""));
  }
}
