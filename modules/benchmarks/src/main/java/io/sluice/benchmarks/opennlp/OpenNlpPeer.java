package io.sluice.benchmarks.opennlp;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import io.sluice.tagging.evaluation.Comparison;
import io.sluice.tagging.evaluation.Evaluation;
import io.sluice.tagging.evaluation.Evaluator;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import opennlp.tools.ml.maxent.GISTrainer;
import opennlp.tools.ml.perceptron.PerceptronTrainer;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.Version;

/**
 * Trains OpenNLP's name finder or part-of-speech tagger with OpenNLP's defaults, tags the
 * development data and prints the scores as one JSON object.
 *
 * <pre>{@code
 * OpenNlpPeer names conll2003 ner eng.train eng.testa maxent
 * OpenNlpPeer names word,ner ner train.tsv devel.tsv perceptron
 * OpenNlpPeer words conllu upos train.conllu dev.conllu maxent
 * }</pre>
 *
 * <p>The format is one of ours by name, or names of columns. Features that remember what was found
 * before are cleared where a document of the file ends. One thread.
 */
public final class OpenNlpPeer {
  private static final double NANOS = 1e9;

  /** Iterations of the perceptron, which OpenNLP's manual uses; its maxent default is 100. */
  private static final int PERCEPTRON_ITERATIONS = 300;

  private OpenNlpPeer() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 6) {
      System.err.println(
          "usage: OpenNlpPeer names|words FORMAT|COLUMNS LAYER TRAIN DEVELOPMENT"
              + " maxent|perceptron");
      System.exit(2);
    }
    AnnotatedFormat format =
        arguments[1].contains(",")
            ? AnnotatedFormat.columns(ColumnLayout.parse(arguments[1]))
            : AnnotatedFormat.of(arguments[1]);
    List<Document> train = format.read(Path.of(arguments[3])).all();
    List<Document> development = format.read(Path.of(arguments[4])).all();
    PeerTagger tagger =
        switch (arguments[0]) {
          case "names" -> new NamePeer(arguments[2]);
          case "words" -> new WordPeer(arguments[2]);
          default -> throw new IllegalArgumentException("names or words, not " + arguments[0]);
        };
    System.out.println(Json.pretty(measure(tagger, train, development, arguments).build()));
  }

  private static JsonObject.Builder measure(
      PeerTagger tagger, List<Document> train, List<Document> development, String[] arguments)
      throws IOException {
    long begun = System.nanoTime();
    long bytes = tagger.train(train, parameters(arguments[5]));
    double trained = (System.nanoTime() - begun) / NANOS;
    begun = System.nanoTime();
    List<List<String>> predicted = new ArrayList<>();
    for (Document document : development) {
      predicted.addAll(tagger.tag(document.sentences()));
    }
    double tagged = (System.nanoTime() - begun) / NANOS;
    boolean names = arguments[0].equals("names");
    Evaluation evaluation = evaluate(names, arguments[2], development, predicted);
    JsonObject.Builder result =
        JsonObject.builder()
            .put("peer", "OpenNLP " + Version.currentVersion())
            .put("algorithm", arguments[5])
            .put("train", Path.of(arguments[3]).getFileName().toString())
            .put("development", Path.of(arguments[4]).getFileName().toString())
            .put("sentences", evaluation.sentences())
            .put("accuracy", evaluation.tokens().accuracy())
            .put("trainSeconds", trained)
            .put("tokensPerSecond", evaluation.tokens().overall().gold() / tagged)
            .put("modelBytes", bytes);
    evaluation
        .spans()
        .ifPresent(
            spans ->
                result
                    .put("f1", spans.conll().f1())
                    .put("precision", spans.conll().overall().precision())
                    .put("recall", spans.conll().overall().recall())
                    .put("entities", spans.conll().overall().gold())
                    .put("strictF1", spans.strict().f1()));
    return result;
  }

  private static TrainingParameters parameters(String algorithm) {
    TrainingParameters parameters = TrainingParameters.defaultParams();
    switch (algorithm.toLowerCase(Locale.ROOT)) {
      case "maxent" -> parameters.put(TrainingParameters.ALGORITHM_PARAM, GISTrainer.MAXENT_VALUE);
      case "perceptron" -> {
        parameters.put(TrainingParameters.ALGORITHM_PARAM, PerceptronTrainer.PERCEPTRON_VALUE);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, PERCEPTRON_ITERATIONS);
      }
      default -> throw new IllegalArgumentException("maxent or perceptron, not " + algorithm);
    }
    return parameters;
  }

  private static Evaluation evaluate(
      boolean names, String layer, List<Document> documents, List<List<String>> predicted) {
    Evaluator evaluator = names ? Evaluator.spans(LabelScheme.IOB2, 0) : Evaluator.tokens();
    int index = 0;
    for (Document document : documents) {
      for (Sentence sentence : document.sentences()) {
        List<String> gold = sentence.labels(layer);
        evaluator.add(
            Comparison.of(
                sentence, names ? LabelScheme.IOB2.convert(gold) : gold, predicted.get(index++)));
      }
    }
    return evaluator.result();
  }
}
