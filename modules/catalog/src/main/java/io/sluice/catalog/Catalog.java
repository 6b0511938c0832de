package io.sluice.catalog;

import io.sluice.corpora.examination.AnnotatedFinding;
import io.sluice.corpora.examination.AnnotatedReport;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The corpora and word vectors that are known by name. Immutable.
 *
 * <pre>{@code
 * Catalog catalog = Catalog.standard();
 * FetchedCorpus corpus = catalog.fetch(catalog.find("europarl"), FetchListener.SILENT);
 * }</pre>
 */
public final class Catalog {
  private static final String INDEX = "index.txt";

  private final Map<String, Card> cards;
  private final Places places;
  private final SourceClients clients;

  private Catalog(Map<String, Card> cards, Places places, SourceClients clients) {
    this.cards = new TreeMap<>(cards);
    this.places = places;
    this.clients = clients;
  }

  /** The cards that come with Sluice. */
  public static Catalog standard() {
    return of(List.of(), Places.standard(), SourceClients.standard()).withStandardCards();
  }

  /**
   * The cards in a directory, one a {@code .yaml} file.
   *
   * @throws InvalidCardException with the problems of all of them
   */
  public static Catalog of(Path directory) throws IOException {
    return of(List.of(), Places.standard(), SourceClients.standard()).with(directory);
  }

  static Catalog of(List<Card> cards, Places places, SourceClients clients) {
    Map<String, Card> byName = new TreeMap<>();
    cards.forEach(card -> byName.put(card.name(), card));
    return new Catalog(byName, places, clients);
  }

  /** Also the cards in a directory; they win over cards of the same name. */
  public Catalog with(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    Map<String, Card> all = new TreeMap<>(cards);
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        Card card = card(file);
        all.put(card.name(), card);
      } catch (InvalidCardException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidCardException(problems);
    }
    return new Catalog(all, places, clients);
  }

  /** The same cards with another cache and mirror. */
  public Catalog with(Places otherPlaces) {
    return new Catalog(cards, otherPlaces, clients);
  }

  /** Reads one card from its file. */
  public static Card card(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CardParser.parse(
          in, file.toString(), Optional.ofNullable(file.toAbsolutePath().getParent()));
    }
  }

  private Catalog withStandardCards() {
    Map<String, Card> all = new TreeMap<>(cards);
    try (BufferedReader index =
        new BufferedReader(new InputStreamReader(resource(INDEX), StandardCharsets.UTF_8))) {
      for (String name : index.lines().filter(line -> !line.isBlank()).toList()) {
        try (InputStream in = resource(name)) {
          Card card = CardParser.parse(in, name, Optional.empty());
          all.put(card.name(), card);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the cards in Sluice's own jar cannot be read", e);
    }
    return new Catalog(all, places, clients);
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = Catalog.class.getResourceAsStream("cards/" + name);
    if (in == null) {
      throw new FileNotFoundException("cards/" + name);
    }
    return in;
  }

  /** All cards in the order of their names. */
  public List<Card> cards() {
    return List.copyOf(cards.values());
  }

  /** The cards of corpora in the order of their names. */
  public List<CorpusCard> list() {
    return list(CorpusCard.class);
  }

  /** The cards of word vectors in the order of their names. */
  public List<VectorCard> vectors() {
    return list(VectorCard.class);
  }

  private <C extends Card> List<C> list(Class<C> kind) {
    return cards.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /**
   * The card of a corpus with a name.
   *
   * @throws UnknownCorpusException with the name that was probably meant
   */
  public CorpusCard find(String name) {
    return require(name, cards.get(name), CorpusCard.class, "a corpus", card -> true);
  }

  /**
   * The card of running text with a name.
   *
   * @throws UnknownCorpusException with the name that was probably meant, or what it is a card of
   */
  public CorpusCard findText(String name) {
    return require(name, cards.get(name), CorpusCard.class, CorpusCard.TEXT);
  }

  /**
   * A card, wherever it is from, if it is of running text.
   *
   * @throws UnknownCorpusException if it is not
   */
  public CorpusCard requireText(CorpusCard card) {
    return require(card.name(), card, CorpusCard.class, CorpusCard.TEXT);
  }

  /**
   * The card of annotated sentences with a name.
   *
   * @throws UnknownCorpusException with the name that was probably meant, or what it is a card of
   */
  public CorpusCard findAnnotated(String name) {
    return require(name, cards.get(name), CorpusCard.class, CorpusCard.ANNOTATED);
  }

  /**
   * The card of word vectors with a name.
   *
   * @throws UnknownCorpusException with the name that was probably meant
   */
  public VectorCard findVectors(String name) {
    return require(name, cards.get(name), VectorCard.class, VectorCard.VECTORS);
  }

  private <C extends Card> C require(
      String name, @Nullable Card card, Class<C> type, String content) {
    return require(name, card, type, content, known -> known.content().equals(content));
  }

  private <C extends Card> C require(
      String name, @Nullable Card card, Class<C> type, String wanted, Predicate<C> fits) {
    if (!type.isInstance(card) || !fits.test(type.cast(card))) {
      List<String> known = list(type).stream().filter(fits).map(Card::name).toList();
      throw new UnknownCorpusException(name, wanted, Optional.ofNullable(card), known);
    }
    return type.cast(card);
  }

  /**
   * The card with a name, of whichever kind.
   *
   * @throws UnknownCorpusException with the name that was probably meant
   */
  public Card findAny(String name) {
    Card card = cards.get(name);
    if (card == null) {
      throw new UnknownCorpusException(
          name, UnknownCorpusException.ANY, Optional.empty(), List.copyOf(cards.keySet()));
    }
    return card;
  }

  /**
   * Where the files of a corpus are now; nothing is fetched and nothing verified. Of word vectors
   * only the file that would be used.
   */
  public List<FileStatus> status(Card card) {
    if (card instanceof VectorCard vectors) {
      return List.of(chosen(vectors));
    }
    return card.files().stream()
        .map(file -> fetcher(card, file, FetchListener.SILENT).status())
        .toList();
  }

  /** All words if the cache or the mirror has them, else a subset that is there, else all words. */
  private FileStatus chosen(VectorCard card) {
    List<FileStatus> places =
        card.files().stream()
            .map(file -> fetcher(card, file, FetchListener.SILENT).status())
            .toList();
    return places.stream()
        .filter(status -> status.place() != FileStatus.Place.ABSENT)
        .findFirst()
        .orElse(places.get(0));
  }

  /**
   * Makes sure that word vectors are on this machine. A subset will do where the cache or the
   * mirror has one and not all words; the listener is told.
   *
   * @throws FetchException if they cannot be had; says what was tried and what helps
   * @throws ChecksumException if the file is not the one the card describes
   */
  public FetchedVectors fetch(VectorCard card, FetchListener listener) throws IOException {
    CorpusFile file = chosen(card).file();
    String sha256 = fetcher(card, file, listener).fetch();
    FetchedVectors fetched = new FetchedVectors(card, file, places.cached(card, file), sha256);
    if (!fetched.isWhole()) {
      listener.note(
          card.name()
              + ": using "
              + fetched.file()
              + ", which holds only some of its "
              + card.words()
              + " words; for all of them delete it and unset "
              + Places.MIRROR_VARIABLE);
    }
    return fetched;
  }

  /**
   * Makes sure that all files of a corpus are on this machine: from the cache, else the mirror,
   * else their source. Checksums are verified every time.
   *
   * @throws FetchException if a file cannot be had; says what was tried and what helps
   * @throws ChecksumException if a file is not the one the card describes
   */
  public FetchedCorpus fetch(CorpusCard card, FetchListener listener) throws IOException {
    List<Path> paths = new ArrayList<>();
    List<String> checksums = new ArrayList<>();
    for (CorpusFile file : card.files()) {
      checksums.add(fetcher(card, file, listener).fetch());
      paths.add(places.cached(card, file));
    }
    return new FetchedCorpus(card, paths, checksums);
  }

  /** Fetches a corpus and examines it. */
  public CorpusReport check(CorpusCard card, FetchListener listener) throws IOException {
    return CorpusReport.of(fetch(card, listener));
  }

  /**
   * Fetches an annotated corpus, examines it, and holds it against what its card says.
   *
   * @throws IllegalStateException if the corpus is running text
   */
  public AnnotatedReport examine(CorpusCard card, FetchListener listener) throws IOException {
    AnnotatedReport report = AnnotatedReport.of(fetch(card, listener).annotatedSplit());
    CorpusStatistics expected = card.statistics();
    report = compared(report, "sentences", expected.sentences(), report.sentences());
    return compared(report, "tokens", expected.tokens(), report.tokens());
  }

  private static AnnotatedReport compared(
      AnnotatedReport report, String what, OptionalLong expected, long found) {
    return expected.isEmpty() || expected.getAsLong() == found
        ? report
        : report.with(
            AnnotatedFinding.Kind.STATISTICS,
            "the card says " + expected.getAsLong() + " " + what + ", but there are " + found);
  }

  private CorpusFetcher fetcher(Card card, CorpusFile file, FetchListener listener) {
    return new CorpusFetcher(places, clients, card, file, listener);
  }

  /** Where the cache and the mirror are. */
  public Places places() {
    return places;
  }
}
