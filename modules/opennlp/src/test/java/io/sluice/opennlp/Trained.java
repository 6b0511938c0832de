package io.sluice.opennlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.sentdetect.SentenceDetectorFactory;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.sentdetect.SentenceSample;
import opennlp.tools.tokenize.TokenSample;
import opennlp.tools.tokenize.TokenizerFactory;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;

/** Small models, trained here. */
final class Trained {
  private static final List<String> NAMES = List.of("Ada", "Charles", "Mary", "Grace", "Alan");
  private static final List<String> VERBS = List.of("writes", "reads", "sleeps", "calculates");

  private Trained() {}

  static TokenizerModel tokenizer() {
    List<TokenSample> samples = new ArrayList<>();
    for (String sentence : sentences()) {
      samples.add(
          TokenSample.parse(
              sentence.replaceAll("([,.!?])", "<SPLIT>$1"), TokenSample.DEFAULT_SEPARATOR_CHARS));
    }
    try {
      return TokenizerME.train(
          ObjectStreamUtils.createObjectStream(samples),
          new TokenizerFactory("eng", null, false, null),
          parameters());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SentenceModel sentences(char... ends) {
    List<SentenceSample> samples = new ArrayList<>();
    List<String> sentences = sentences();
    for (int i = 0; i + 1 < sentences.size(); i += 2) {
      String first = sentences.get(i);
      String text = first + " " + sentences.get(i + 1);
      samples.add(
          new SentenceSample(
              text, new Span(0, first.length()), new Span(first.length() + 1, text.length())));
    }
    try {
      return SentenceDetectorME.train(
          "eng",
          ObjectStreamUtils.createObjectStream(samples),
          new SentenceDetectorFactory("eng", true, null, ends),
          parameters());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (String name : NAMES) {
      for (String verb : VERBS) {
        sentences.add("Mr. " + name + " " + verb + ", he says.");
        sentences.add("Who " + verb + "?");
        sentences.add(name + " " + verb + " at 3.5 p.m. today!");
      }
    }
    return sentences;
  }

  private static TrainingParameters parameters() {
    TrainingParameters parameters = TrainingParameters.defaultParams();
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    parameters.put("PrintMessages", false);
    return parameters;
  }
}
