package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which layers the controls of Label Studio are, by their {@code from_name}: those of that name,
 * but {@value #USUAL} is the layer that is asked for. Remembers which a file has.
 */
final class FromNames {
  /** What the only control of Label Studio's own templates is called. */
  static final String USUAL = "label";

  private static final int MOST = 1_000;

  private final String asked;
  private final Map<String, Origin> layers = new LinkedHashMap<>();

  FromNames(String asked) {
    this.asked = asked;
  }

  /** The layer of a control, first met here or seen before. */
  String layer(String control, Origin place) {
    String layer = control.equals(USUAL) ? asked : control;
    if (layers.size() < MOST || layer.equals(asked)) {
      layers.putIfAbsent(layer, place);
    }
    return layer;
  }

  /** Refuses a file that has layers, but not this one. */
  void require(String layer) throws AnnotationException {
    if (!layers.isEmpty() && !layers.containsKey(layer)) {
      String usual = layer.equals(asked) ? " or " + USUAL : "";
      throw new AnnotationException(
          layers.values().iterator().next(),
          "no from_name is "
              + layer
              + usual
              + " in the whole file, there are "
              + layers.keySet()
              + "; ask for one of these as the layer");
    }
  }
}
