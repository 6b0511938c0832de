package io.sluice.experiments.binding;

import io.sluice.experiments.binding.YamlValue.Entry;
import io.sluice.experiments.binding.YamlValue.Items;
import io.sluice.experiments.binding.YamlValue.Mapping;
import io.sluice.experiments.binding.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of one YAML document from the parser's events, within fixed limits. Aliases share
 * the tree they name and count with its full size, so a document cannot unfold beyond {@link
 * #MAX_NODES}; an anchor is known only once its node is complete, so no tree contains itself.
 */
final class YamlReader {
  static final int MAX_CHARACTERS = 1 << 20;
  static final int MAX_NODES = 10_000;
  static final int MAX_DEPTH = 40;

  private final Function<Mark, Location> locate;
  private final Location start;
  private final List<Problem> problems;
  private final Iterator<Event> events;
  private final Map<Anchor, YamlValue> anchors = new HashMap<>();
  private int nodes;

  private YamlReader(
      Iterator<Event> events,
      Function<Mark, Location> locate,
      Location start,
      List<Problem> problems) {
    this.start = start;
    this.events = events;
    this.locate = locate;
    this.problems = problems;
  }

  /** Reads a file's text; empty if nothing usable came of it, and then a problem says why. */
  static Optional<YamlValue> file(String name, String text, List<Problem> problems) {
    return read(
        text,
        mark -> Location.inFile(name, mark.getLine() + 1, mark.getColumn() + 1),
        Location.inFile(name, 1, 1),
        problems);
  }

  /** Reads a short text, such as the value of an override, that stands at one place. */
  static Optional<YamlValue> inline(Location where, String text, List<Problem> problems) {
    return read(text, mark -> where, where, problems);
  }

  private static Optional<YamlValue> read(
      String text, Function<Mark, Location> locate, Location start, List<Problem> problems) {
    if (text.length() > MAX_CHARACTERS) {
      problems.add(
          new Problem(
              start,
              "",
              "a configuration of "
                  + text.length()
                  + " characters was found, at most "
                  + MAX_CHARACTERS
                  + " are read"));
      return Optional.empty();
    }
    try {
      var events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
      return new YamlReader(events, locate, start, problems).document();
    } catch (Refused refused) {
      problems.add(refused.problem);
    } catch (MarkedYamlEngineException broken) {
      var where = broken.getProblemMark().map(locate).orElse(start);
      problems.add(new Problem(where, "", "this is not YAML: " + broken.getProblem()));
    } catch (YamlEngineException broken) {
      problems.add(
          new Problem(
              start,
              "",
              "this is not YAML: " + Scalars.shorten(String.valueOf(broken.getMessage()))));
    }
    return Optional.empty();
  }

  private Optional<YamlValue> document() {
    events.next(); // start of stream
    var first = events.next();
    if (!(first instanceof DocumentStartEvent)) {
      throw new Refused(start, "the document is empty");
    }
    var root = node(events.next(), 1);
    events.next(); // end of document
    if (events.hasNext() && events.next() instanceof DocumentStartEvent second) {
      throw new Refused(where(second), "a second document starts here, expected one");
    }
    return Optional.of(root);
  }

  private YamlValue node(Event event, int depth) {
    var where = where(event);
    if (depth > MAX_DEPTH) {
      throw new Refused(where, "nested more than " + MAX_DEPTH + " deep");
    }
    if (event instanceof AliasEvent alias) {
      var value = anchors.get(alias.getAlias());
      if (value == null) {
        throw new Refused(where, "alias *" + alias.getAlias() + " names no finished anchor");
      }
      count(where, value.size());
      return value;
    }
    count(where, 1);
    var value = fresh(event, where, depth);
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, value));
    return value;
  }

  private YamlValue fresh(Event event, Location where, int depth) {
    if (event instanceof ScalarEvent scalar) {
      scalar.getTag().ifPresent(tag -> refuseTag(where, tag));
      return new Scalar(where, scalar.getValue(), scalar.isPlain());
    }
    if (event instanceof SequenceStartEvent sequence) {
      sequence.getTag().ifPresent(tag -> refuseTag(where, tag));
      return items(where, depth);
    }
    ((MappingStartEvent) event).getTag().ifPresent(tag -> refuseTag(where, tag));
    return mapping(where, depth);
  }

  private Items items(Location where, int depth) {
    var values = new ArrayList<YamlValue>();
    var size = 1;
    for (var next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      var value = node(next, depth + 1);
      values.add(value);
      size += value.size();
    }
    return new Items(where, List.copyOf(values), size);
  }

  private Mapping mapping(Location where, int depth) {
    var entries = new LinkedHashMap<String, Entry>();
    var size = 1;
    for (var next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
      var key = node(next, depth + 1);
      var value = node(events.next(), depth + 1);
      size += key.size() + value.size();
      if (!(key instanceof Scalar name)) {
        throw new Refused(key.where(), "a key must be a word, found " + key.describe());
      }
      var earlier = entries.putIfAbsent(name.text(), new Entry(key.where(), value));
      if (earlier != null) {
        problems.add(
            new Problem(
                key.where(),
                "",
                "key \""
                    + Scalars.shorten(name.text())
                    + "\" stands here a second time, first at "
                    + earlier.keyWhere()
                    + "; keep one"));
      }
    }
    return new Mapping(where, entries, size);
  }

  private void count(Location where, int more) {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw new Refused(where, "more than " + MAX_NODES + " values, aliases counted in full");
    }
  }

  private void refuseTag(Location where, String tag) {
    problems.add(
        new Problem(
            where, "", "tag " + Scalars.shorten(tag) + " is not allowed; write the plain value"));
  }

  private Location where(Event event) {
    return event.getStartMark().map(locate).orElse(start);
  }

  /** Reading cannot go on. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Refused(Location where, String message) {
      super(message, null, false, false);
      this.problem = new Problem(where, "", message);
    }
  }
}
