package io.sluice.catalog;

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
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The corpora that are known by name. Immutable.
 *
 * <pre>{@code
 * Catalog catalog = Catalog.standard();
 * FetchedCorpus corpus = catalog.fetch(catalog.find("europarl"), FetchListener.SILENT);
 * }</pre>
 */
public final class Catalog {
  private static final String INDEX = "index.txt";

  private final Map<String, CorpusCard> cards;
  private final Places places;
  private final SourceClients clients;

  private Catalog(Map<String, CorpusCard> cards, Places places, SourceClients clients) {
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

  static Catalog of(List<CorpusCard> cards, Places places, SourceClients clients) {
    Map<String, CorpusCard> byName = new TreeMap<>();
    cards.forEach(card -> byName.put(card.name(), card));
    return new Catalog(byName, places, clients);
  }

  /** Also the cards in a directory; they win over cards of the same name. */
  public Catalog with(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    Map<String, CorpusCard> all = new TreeMap<>(cards);
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        CorpusCard card = card(file);
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
  public static CorpusCard card(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CardParser.parse(
          in, file.toString(), Optional.ofNullable(file.toAbsolutePath().getParent()));
    }
  }

  private Catalog withStandardCards() {
    Map<String, CorpusCard> all = new TreeMap<>(cards);
    try (BufferedReader index =
        new BufferedReader(new InputStreamReader(resource(INDEX), StandardCharsets.UTF_8))) {
      for (String name : index.lines().filter(line -> !line.isBlank()).toList()) {
        try (InputStream in = resource(name)) {
          CorpusCard card = CardParser.parse(in, name, Optional.empty());
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
  public List<CorpusCard> list() {
    return List.copyOf(cards.values());
  }

  /**
   * The card with a name.
   *
   * @throws UnknownCorpusException with the name that was probably meant
   */
  public CorpusCard find(String name) {
    CorpusCard card = cards.get(name);
    if (card == null) {
      throw new UnknownCorpusException(name, List.copyOf(cards.keySet()));
    }
    return card;
  }

  /** Where the files of a corpus are now; nothing is fetched and nothing verified. */
  public List<FileStatus> status(CorpusCard card) {
    return card.files().stream()
        .map(file -> fetcher(card, file, FetchListener.SILENT).status())
        .toList();
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

  private CorpusFetcher fetcher(CorpusCard card, CorpusFile file, FetchListener listener) {
    return new CorpusFetcher(places, clients, card, file, listener);
  }

  /** Where the cache and the mirror are. */
  public Places places() {
    return places;
  }
}
