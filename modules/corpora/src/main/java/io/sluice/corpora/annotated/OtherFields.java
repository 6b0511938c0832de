package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What JSON lines have beside text and spans: kept with the document, or counted as left out. */
final class OtherFields {
  /** Characters kept for a document; what goes beyond is left out. */
  static final int MOST = 1 << 20;

  private final Losses losses = new Losses();

  /** Fields of one line that are kept, as text. */
  static final class Kept {
    private final Map<String, String> fields = new LinkedHashMap<>();
    private int length;

    Map<String, String> fields() {
      return fields;
    }
  }

  /** Keeps the members that are not in {@code read}. */
  void keep(JsonFields line, Set<String> read, Kept kept, Origin place) {
    line.members()
        .forEach(
            (name, value) -> {
              if (!read.contains(name)) {
                keep(name, value, kept, place);
              }
            });
  }

  /** Keeps one field. */
  void keep(String name, JsonNode value, Kept kept, Origin place) {
    String text = value.text();
    if (text.length() > MOST - kept.length) {
      losses.add(name, place);
    } else {
      kept.length += text.length();
      kept.fields.put(name, text);
    }
  }

  /** Counts the members that are not in {@code read} and say something. */
  void lose(JsonFields object, Set<String> read, Origin place) {
    object.members().keySet().stream()
        .filter(name -> !read.contains(name))
        .forEach(name -> loseOne(object, name, place));
  }

  /** Counts a member, if it is there and says something. */
  void loseOne(JsonFields object, String name, Origin place) {
    boolean says =
        object
            .node(name)
            .filter(node -> !(node instanceof JsonNode.Items items && items.values().isEmpty()))
            .isPresent();
    if (says) {
      losses.add(object.path(name), place);
    }
  }

  /** Counts what will be written otherwise. */
  void lost(String name, Origin place) {
    losses.add(name, place);
  }

  /** What was left out so far. */
  List<Remark> remarks() {
    return losses.remarks("%s is left out");
  }
}
