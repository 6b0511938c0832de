package io.sluice.experiments;

import io.sluice.catalog.Catalog;
import io.sluice.corpora.Checksums;
import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.characters.CharacterCnnSettings;
import io.sluice.embeddings.characters.CharacterLstmSettings;
import io.sluice.embeddings.gazetteer.GazetteerSettings;
import io.sluice.embeddings.gazetteer.LetterCase;
import io.sluice.embeddings.gazetteer.PhraseList;
import io.sluice.embeddings.table.ShapeSettings;
import io.sluice.embeddings.table.VectorSettings;
import io.sluice.embeddings.table.WordSettings;
import io.sluice.embeddings.vectors.VectorFile;
import io.sluice.embeddings.vectors.WordVectors;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.CharactersCnnConfig;
import io.sluice.experiments.config.CharactersLstmConfig;
import io.sluice.experiments.config.ContextualConfig;
import io.sluice.experiments.config.GazetteerConfig;
import io.sluice.experiments.config.ShapeConfig;
import io.sluice.experiments.config.TokenEmbeddingConfig;
import io.sluice.experiments.config.VectorsEmbeddingConfig;
import io.sluice.experiments.config.WordsEmbeddingConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.language.LanguageModel;
import io.sluice.language.ReadingDirection;
import io.sluice.language.contextual.ContextualSettings;
import io.sluice.model.json.JsonObject;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** From what the file says about embeddings to what they are made of, pretrained vectors read. */
final class TaggerEmbeddings {
  private final TaggerSentences sentences;
  private final Catalog catalog;
  private final RunListener listener;
  private final JsonObject.Builder provenance = JsonObject.builder();

  TaggerEmbeddings(TaggerSentences sentences, Catalog catalog, RunListener listener) {
    this.catalog = catalog;
    this.sentences = sentences;
    this.listener = listener;
  }

  List<EmbeddingSettings> settings(List<TokenEmbeddingConfig> configs) throws IOException {
    var settings = new ArrayList<EmbeddingSettings>();
    for (var i = 0; i < configs.size(); i++) {
      try {
        settings.add(settings(configs.get(i)));
      } catch (IllegalArgumentException refused) {
        throw new InvalidValueException(
            "embeddings[" + i + "]", String.valueOf(refused.getMessage()));
      }
    }
    return settings;
  }

  /** The files that were read, with checksums. */
  JsonObject provenance() {
    return provenance.build();
  }

  private EmbeddingSettings settings(TokenEmbeddingConfig config) throws IOException {
    if (config instanceof WordsEmbeddingConfig words) {
      return new WordSettings(
          words.dimension(), words.minimumCount(), words.dropout(), words.singletonDropout());
    }
    if (config instanceof VectorsEmbeddingConfig vectors) {
      var tuning =
          switch (vectors.tuning()) {
            case TRAINED -> VectorSettings.Tuning.TRAINED;
            case FROZEN -> VectorSettings.Tuning.FROZEN;
          };
      return new VectorSettings(read(vectors), tuning, vectors.minimumCount(), vectors.dropout());
    }
    if (config instanceof CharactersLstmConfig characters) {
      return new CharacterLstmSettings(
          characters.dimension(),
          characters.hidden(),
          characters.longest(),
          characters.minimumCount());
    }
    if (config instanceof ShapeConfig shape) {
      return new ShapeSettings(shape.dimension(), shape.minimumCount());
    }
    if (config instanceof CharactersCnnConfig characters) {
      return new CharacterCnnSettings(
          characters.dimension(),
          characters.filters(),
          characters.widths(),
          characters.longest(),
          characters.minimumCount());
    }
    if (config instanceof GazetteerConfig gazetteer) {
      return read(gazetteer);
    }
    return read((ContextualConfig) config);
  }

  private ContextualSettings read(ContextualConfig config) throws IOException {
    var models = new ArrayList<LanguageModel>();
    if (config.forward().isPresent()) {
      models.add(model(config.forward().get(), ReadingDirection.FORWARD));
    }
    if (config.backward().isPresent()) {
      models.add(model(config.backward().get(), ReadingDirection.BACKWARD));
    }
    return ContextualSettings.of(models, catalog.places().encoded()).withScale(config.scale());
  }

  private LanguageModel model(Path named, ReadingDirection direction) throws IOException {
    var file = RunDirectory.modelIn(named).orElse(named);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "embeddings of type contextual need the language model %s, which is not there; train it first, with direction: %s"
              .formatted(file, direction.label()));
    }
    var model = LanguageModel.load(file);
    if (model.settings().reading() != direction) {
      throw new IllegalArgumentException(
          "%s reads %s, a model that reads %s is needed; train one with direction: %s"
              .formatted(
                  file, model.settings().reading().label(), direction.label(), direction.label()));
    }
    provenance.put("sha256 of " + file, Checksums.sha256(file));
    return model;
  }

  private GazetteerSettings read(GazetteerConfig config) throws IOException {
    var lists = new ArrayList<PhraseList>();
    for (var file : config.files()) {
      lists.add(PhraseList.read(file));
      provenance.put("sha256 of " + file, Checksums.sha256(file));
    }
    var letterCase =
        switch (config.letterCase()) {
          case KEPT -> LetterCase.KEPT;
          case IGNORED -> LetterCase.IGNORED;
        };
    return new GazetteerSettings(lists, letterCase);
  }

  private WordVectors read(VectorsEmbeddingConfig config) throws IOException {
    Path file;
    String name;
    if (config.card().isPresent()) {
      name = config.card().get();
      var fetched = catalog.fetch(catalog.findVectors(name), CorpusFinder.heard(listener));
      file = fetched.file();
      provenance.put("sha256 of " + name, fetched.sha256());
    } else {
      file = config.path().orElseThrow();
      name = file.toString();
      provenance.put("sha256 of " + name, Checksums.sha256(file));
    }
    listener.message("reading vectors from " + name);
    var whole = config.beyondCorpus().isEmpty();
    var vectors =
        whole && VectorFile.canMap(file)
            ? VectorFile.map(file)
            : VectorFile.read(file, wanted(config.beyondCorpus()));
    if (vectors.size() == 0) {
      throw new IllegalArgumentException("no word of the corpus has a vector in " + file);
    }
    return vectors;
  }

  /** Words of the corpus in all their forms, and the first of the others. */
  private Predicate<String> wanted(OptionalInt beyondCorpus) {
    if (beyondCorpus.isEmpty()) {
      return word -> true;
    }
    var words = new HashSet<String>();
    for (var part : List.of(sentences.train(), sentences.development())) {
      part.stream()
          .map(Sentence::tokens)
          .flatMap(List::stream)
          .map(Token::text)
          .forEach(words::add);
    }
    var ofCorpus = VectorFile.formsOf(words);
    var left = new int[] {beyondCorpus.getAsInt()};
    return word -> ofCorpus.test(word) || left[0]-- > 0;
  }
}
