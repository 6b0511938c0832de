package io.sluice.benchmarks.opennlp;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.util.List;
import opennlp.tools.util.TrainingParameters;

/** A tagger of OpenNLP behind our values. */
interface PeerTagger {
  /** Trains; returns the bytes of the model as OpenNLP writes it. */
  long train(List<Document> documents, TrainingParameters parameters) throws IOException;

  /** The labels of all sentences of one document; chunks are written in IOB2. */
  List<List<String>> tag(List<Sentence> document);
}
