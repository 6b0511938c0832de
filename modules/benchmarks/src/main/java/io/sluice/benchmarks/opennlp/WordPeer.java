package io.sluice.benchmarks.opennlp;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSSample;
import opennlp.tools.postag.POSTaggerFactory;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.jspecify.annotations.Nullable;

/** OpenNLP's part-of-speech tagger, without a dictionary. */
final class WordPeer implements PeerTagger {
  private final String layer;
  private @Nullable POSTaggerME tagger;

  WordPeer(String layer) {
    this.layer = layer;
  }

  @Override
  public long train(List<Document> documents, TrainingParameters parameters) throws IOException {
    List<POSSample> samples = new ArrayList<>();
    for (Document document : documents) {
      for (Sentence sentence : document.sentences()) {
        samples.add(
            new POSSample(
                sentence.words().toArray(String[]::new),
                sentence.labels(layer).toArray(String[]::new)));
      }
    }
    POSModel model =
        POSTaggerME.train(
            "en",
            ObjectStreamUtils.createObjectStream(samples),
            parameters,
            new POSTaggerFactory());
    tagger = new POSTaggerME(model);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.serialize(bytes);
    return bytes.size();
  }

  @Override
  public List<List<String>> tag(List<Sentence> document) {
    if (tagger == null) {
      throw new IllegalStateException("not trained yet");
    }
    List<List<String>> labels = new ArrayList<>();
    for (Sentence sentence : document) {
      labels.add(List.of(tagger.tag(sentence.words().toArray(String[]::new))));
    }
    return labels;
  }
}
