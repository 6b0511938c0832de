package io.sluice.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.tagging.NamesTagger;
import io.sluice.tagging.Sentences;
import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.core.TypeTokenFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.TypeAsSynonymFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityFilterTest {
  private static final String WORD = TypeAttribute.DEFAULT_TYPE;

  @TempDir private static Path directory;

  private static List<Tagger> loaded = List.of();

  @BeforeAll
  static void load() throws IOException {
    loaded = List.of(NamesTagger.load(directory));
  }

  private static Tagger tagger() {
    return loaded.get(0);
  }

  private static Analyzer analyzer(
      Supplier<Tokenizer> tokenizer, UnaryOperator<TokenStream> filters) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = tokenizer.get();
        return new TokenStreamComponents(source, filters.apply(source));
      }
    };
  }

  private static TokenStream types(TokenStream input) {
    return new EntityFilter(input, tagger());
  }

  /** What a stream says of a token. */
  private record Seen(String term, String type, String payload, int start, int end, int step) {
    Seen plain() {
      return new Seen(term, WORD, "", start, end, step);
    }
  }

  private static List<Seen> read(Analyzer analyzer, String text) throws IOException {
    List<Seen> seen = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      PayloadAttribute payload = stream.addAttribute(PayloadAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        seen.add(
            new Seen(
                term.toString(),
                type.type(),
                payload.getPayload() == null ? "" : payload.getPayload().utf8ToString(),
                offset.startOffset(),
                offset.endOffset(),
                step.getPositionIncrement()));
      }
      assertThat(stream.incrementToken()).isFalse();
      stream.end();
      assertThat(offset.endOffset()).isEqualTo(text.length());
    }
    return seen;
  }

  @Test
  void namesGetTheirTypeAndNothingElseChanges() throws IOException {
    String text = " Grace Hopper saw Rome.\n";
    Analyzer analyzer =
        analyzer(
            SluiceTokenizer::new, input -> new LowerCaseFilter(new EntityFilter(input, tagger())));
    for (int again = 0; again < 2; again++) {
      assertThat(read(analyzer, text).subList(0, 3))
          .containsExactly(
              new Seen("grace", "PER", "", 1, 6, 1),
              new Seen("hopper", "PER", "", 7, 13, 1),
              new Seen("saw", WORD, "", 14, 17, 1));
    }
    assertThat(read(analyzer, "")).isEmpty();
    assertThat(read(analyzer, "   ")).isEmpty();
  }

  @Test
  void payloadsHaveLabelsInIob2() throws IOException {
    Analyzer analyzer =
        analyzer(
            SluiceTokenizer::new,
            input -> new EntityFilter(input, tagger(), "ner", EntityMark.PAYLOAD));
    assertThat(read(analyzer, "Ada Lovelace Grace Hopper met"))
        .extracting(Seen::payload)
        .containsExactly("B-PER", "I-PER", "B-PER", "I-PER", "");
    Analyzer parts =
        analyzer(
            SluiceTokenizer::new,
            input -> new EntityFilter(input, tagger(), "pos", EntityMark.TYPE));
    assertThat(read(parts, "Ada Lovelace in Rome"))
        .extracting(Seen::type)
        .containsExactly("NAME", "NAME", "ADP", "NAME");
  }

  @Test
  void namesAreNotStemmed() throws IOException {
    String text = "Ada Lovelace saw engines in Paris.";
    Analyzer stemmed = analyzer(SluiceTokenizer::new, PorterStemFilter::new);
    Analyzer spared =
        analyzer(
            SluiceTokenizer::new,
            input ->
                new PorterStemFilter(new EntityFilter(input, tagger(), "ner", EntityMark.KEYWORD)));
    assertThat(read(stemmed, text))
        .extracting(Seen::term)
        .startsWith("Ada", "Lovelac", "saw", "engin", "in", "Pari");
    for (int again = 0; again < 2; again++) {
      assertThat(read(spared, text))
          .extracting(Seen::term)
          .startsWith("Ada", "Lovelace", "saw", "engin", "in", "Paris");
    }
    assertThat(read(spared, text)).extracting(Seen::type).containsOnly(WORD);
  }

  @Test
  void partsOfSpeechChooseTokens() throws IOException {
    Analyzer names =
        analyzer(
            SluiceTokenizer::new,
            input ->
                new TypeTokenFilter(
                    new EntityFilter(input, tagger(), "pos", EntityMark.TYPE),
                    Set.of("NAME"),
                    true));
    assertThat(read(names, "Ada Lovelace saw the engine in Rome"))
        .containsExactly(
            new Seen("Ada", "NAME", "", 0, 3, 1),
            new Seen("Lovelace", "NAME", "", 4, 12, 1),
            new Seen("Rome", "NAME", "", 31, 35, 5));
  }

  @Test
  void saysWhatTheTaggerSaysOfTheText() throws IOException {
    Analyzer plain = analyzer(SluiceTokenizer::new, input -> input);
    Analyzer marked = analyzer(SluiceTokenizer::new, EntityFilterTest::types);
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (Sentence sentence : Sentences.draw(random.nextInt(6), seed)) {
        text.append(String.join(" ", sentence.words()))
            .append(random.nextBoolean() ? ". " : "!\n\n");
      }
      List<Span> spans = tagger().tag(text.toString()).spans();
      List<Seen> expected =
          read(plain, text.toString()).stream()
              .map(
                  token ->
                      spans.stream()
                          .filter(s -> s.start() <= token.start() && token.end() <= s.end())
                          .findFirst()
                          .map(
                              s ->
                                  new Seen(
                                      token.term(), s.label(), "", token.start(), token.end(), 1))
                          .orElse(token))
              .toList();
      assertThat(read(marked, text.toString())).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void sentencesOfOtherTokenizersEndAfterMarks() throws IOException {
    Analyzer marked = analyzer(WhitespaceTokenizer::new, EntityFilterTest::types);
    Analyzer plain = analyzer(WhitespaceTokenizer::new, input -> input);
    for (int seed = 0; seed < 50; seed++) {
      StringBuilder text = new StringBuilder();
      List<String> types = new ArrayList<>();
      for (Sentence sentence : Sentences.draw(4, seed)) {
        List<String> words = new ArrayList<>(sentence.words());
        words.add("?");
        text.append(String.join(" ", words)).append(' ');
        tagger().tag(Sentence.of(words)).labels().stream()
            .map(label -> label.equals("O") ? WORD : label.substring(2))
            .forEach(types::add);
      }
      List<Seen> seen = read(marked, text.toString());
      assertThat(seen).as("seed %d", seed).extracting(Seen::type).isEqualTo(types);
      assertThat(seen.stream().map(Seen::plain).toList()).isEqualTo(read(plain, text.toString()));
    }
  }

  @Test
  void longSentencesAreCut() throws IOException {
    Sentence sentence = Sentences.one(2_000, new Random(5));
    assertThat(sentence.size()).isGreaterThan(5 * EntityFilter.LONGEST);
    List<Seen> seen =
        read(
            analyzer(WhitespaceTokenizer::new, EntityFilterTest::types),
            String.join(" ", sentence.words()));
    assertThat(seen).extracting(Seen::term).isEqualTo(sentence.words());
    int right = 0;
    for (int i = 0; i < seen.size(); i++) {
      String gold = sentence.labels("ner").get(i);
      right += seen.get(i).type().equals(gold.equals("O") ? WORD : gold.substring(2)) ? 1 : 0;
    }
    assertThat((double) right / seen.size()).isGreaterThan(0.9);
  }

  /** Says every token twice in its place, and a third time as nothing. */
  private static final class Stacking extends TokenFilter {
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private int more;

    Stacking(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (more > 0) {
        step.setPositionIncrement(0);
        term.setLength(0);
        term.append(--more == 1 ? "other" : "");
        return true;
      }
      more = 2;
      return input.incrementToken();
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      more = 0;
    }
  }

  @Test
  void tokensInOnePlaceAreMarkedAlike() throws IOException {
    Analyzer analyzer =
        analyzer(
            WhitespaceTokenizer::new, input -> new EntityFilter(new Stacking(input), tagger()));
    assertThat(read(analyzer, "met Ada Lovelace . Rome"))
        .extracting(seen -> seen.term() + " " + seen.type() + " " + seen.step())
        .startsWith("met word 1", "other word 0", " word 0", "Ada PER 1", "other PER 0", " word 0");
  }

  @Test
  void offsetsLeadThroughCharacterFilters() throws IOException {
    Analyzer analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new SluiceTokenizer();
            return new TokenStreamComponents(source, new EntityFilter(source, tagger()));
          }

          @Override
          protected Reader initReader(String field, Reader reader) {
            return new HTMLStripCharFilter(reader);
          }
        };
    assertThat(read(analyzer, "<b>Ada</b> Lovelace met</i>"))
        .containsExactly(
            new Seen("Ada", "PER", "", 3, 10, 1),
            new Seen("Lovelace", "PER", "", 11, 19, 1),
            new Seen("met", WORD, "", 20, 27, 1));
  }

  @Test
  void entitiesCanBeSearchedFor() throws IOException {
    Analyzer analyzer =
        analyzer(
            SluiceTokenizer::new,
            input ->
                new TypeAsSynonymFilter(
                    new LowerCaseFilter(new EntityFilter(input, tagger())), "_"));
    try (ByteBuffersDirectory index = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig(analyzer))) {
        for (String text : List.of("the old engine met Ada Lovelace", "Ada Lovelace met Rome")) {
          Document document = new Document();
          document.add(new TextField("text", text, Field.Store.YES));
          writer.addDocument(document);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(index)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        assertThat(searcher.count(new PhraseQuery("text", "met", "_PER"))).isEqualTo(1);
        assertThat(searcher.count(new PhraseQuery("text", "_PER", "met"))).isEqualTo(1);
        assertThat(searcher.count(new PhraseQuery("text", "_PER", "_PER"))).isEqualTo(2);
      }
    }
  }

  @Test
  void configurationsNameThem() throws IOException {
    Analyzer analyzer =
        CustomAnalyzer.builder(directory)
            .withTokenizer("sluice")
            .addTokenFilter("sluiceEntities", "model", "names.sluice")
            .addTokenFilter("lowercase")
            .build();
    assertThat(read(analyzer, "Grace Hopper saw").get(1))
        .isEqualTo(new Seen("hopper", "PER", "", 6, 12, 1));
    Analyzer payloads =
        CustomAnalyzer.builder(directory)
            .withTokenizer("sluice")
            .addTokenFilter(
                "sluiceEntities", "model", "names.sluice", "layer", "pos", "mark", "payload")
            .build();
    assertThat(read(payloads, "Ada")).extracting(Seen::payload).containsExactly("NAME");
    Analyzer keywords =
        CustomAnalyzer.builder(directory)
            .withTokenizer("sluice")
            .addTokenFilter("sluiceEntities", "model", "names.sluice", "mark", "keyword")
            .addTokenFilter("porterStem")
            .build();
    assertThat(read(keywords, "in Paris")).extracting(Seen::term).containsExactly("in", "Paris");
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(
            () -> new EntityFilter(new SluiceTokenizer(), tagger(), "x", EntityMark.TYPE))
        .hasMessage("no layer \"x\": the tagger has the layers [ner, pos]");
    assertThatThrownBy(
            () -> new EntityFilter(new SluiceTokenizer(), tagger(), "pos", EntityMark.KEYWORD))
        .hasMessage(
            "layer \"pos\" has a label for each token, so that all would be keywords; mark types,"
                + " or take a layer with spans");
    assertThatThrownBy(() -> factory(Map.of())).hasMessageContaining("model");
    assertThatThrownBy(() -> factory(Map.of("model", "m", "mark", "x")))
        .hasMessage("unknown mark \"x\", expected type, payload or keyword");
    assertThatThrownBy(() -> factory(Map.of("model", "m", "y", "z")))
        .hasMessage("unknown settings of sluiceEntities: {y=z}");
    assertThatThrownBy(() -> factory(Map.of("model", "m")).create(new SluiceTokenizer()))
        .hasMessage("inform(ResourceLoader) loads m first");
  }

  private static EntityFilterFactory factory(Map<String, String> settings) {
    return new EntityFilterFactory(new HashMap<>(settings));
  }
}
