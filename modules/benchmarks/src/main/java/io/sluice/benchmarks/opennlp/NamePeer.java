package io.sluice.benchmarks.opennlp;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.jspecify.annotations.Nullable;

/** OpenNLP's name finder. */
final class NamePeer implements PeerTagger {
  private final String layer;
  private @Nullable NameFinderME finder;

  NamePeer(String layer) {
    this.layer = layer;
  }

  @Override
  public long train(List<Document> documents, TrainingParameters parameters) throws IOException {
    List<NameSample> samples = new ArrayList<>();
    for (Document document : documents) {
      boolean first = true;
      for (Sentence sentence : document.sentences()) {
        samples.add(sample(sentence, first));
        first = false;
      }
    }
    TokenNameFinderModel model =
        NameFinderME.train(
            "en",
            null,
            ObjectStreamUtils.createObjectStream(samples),
            parameters,
            new TokenNameFinderFactory());
    finder = new NameFinderME(model);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.serialize(bytes);
    return bytes.size();
  }

  private NameSample sample(Sentence sentence, boolean first) {
    List<Chunk> chunks = LabelScheme.IOB2.chunks(sentence.labels(layer));
    Span[] names =
        chunks.stream()
            .map(chunk -> new Span(chunk.first(), chunk.end(), chunk.label()))
            .toArray(Span[]::new);
    return new NameSample(sentence.words().toArray(String[]::new), names, first);
  }

  @Override
  public List<List<String>> tag(List<Sentence> document) {
    if (finder == null) {
      throw new IllegalStateException("not trained yet");
    }
    finder.clearAdaptiveData();
    List<List<String>> labels = new ArrayList<>();
    for (Sentence sentence : document) {
      List<Chunk> found =
          Arrays.stream(finder.find(sentence.words().toArray(String[]::new)))
              .map(span -> new Chunk(span.getStart(), span.getEnd(), span.getType()))
              .toList();
      labels.add(LabelScheme.IOB2.labels(found, sentence.size()));
    }
    return labels;
  }
}
