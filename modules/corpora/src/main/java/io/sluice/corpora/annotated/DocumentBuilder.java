package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a document together from words and their labels. Its text has a blank between words and a
 * line feed after each sentence, as the file does not say how the words were set.
 */
final class DocumentBuilder {
  private final List<String> layerNames;
  private final StringBuilder text = new StringBuilder();
  private final List<Sentence> sentences = new ArrayList<>();
  private List<Token> tokens = new ArrayList<>();
  private List<List<String>> labels = new ArrayList<>();
  private Origin origin = Origin.NONE;

  DocumentBuilder(List<String> layerNames) {
    this.layerNames = layerNames;
    clear();
  }

  private void clear() {
    tokens = new ArrayList<>();
    labels = new ArrayList<>();
    layerNames.forEach(name -> labels.add(new ArrayList<>()));
  }

  /** Adds a word to the sentence at hand; {@code wordLabels} has one label a layer. */
  void word(String word, List<String> wordLabels, Origin place) {
    if (tokens.isEmpty()) {
      origin = place;
    } else {
      text.append(' ');
    }
    int start = text.length();
    text.append(word);
    tokens.add(new Token(word, start, text.length()));
    for (int i = 0; i < wordLabels.size(); i++) {
      labels.get(i).add(wordLabels.get(i));
    }
  }

  /** Ends the sentence at hand, if it has words. */
  void endSentence() {
    if (tokens.isEmpty()) {
      return;
    }
    Map<String, List<String>> layers = new LinkedHashMap<>();
    for (int i = 0; i < layerNames.size(); i++) {
      layers.put(layerNames.get(i), labels.get(i));
    }
    sentences.add(new Sentence(tokens, layers, origin));
    text.append('\n');
    clear();
  }

  /** Words of the sentence at hand. */
  int openWords() {
    return tokens.size();
  }

  /** Sentences that are ended. */
  int sentences() {
    return sentences.size();
  }

  /** UTF-16 units of the text. */
  int length() {
    return text.length();
  }

  Document finish(String id) {
    endSentence();
    return new Document(id, text.toString(), sentences, Map.of());
  }
}
