package io.sluice.corpora.annotated;

import io.sluice.corpora.TextSource;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One JSON object a line, or one array of such objects, with a text and spans given by offsets, as
 * annotation tools exchange them.
 *
 * <ul>
 *   <li>doccano: {@code {"id": 1, "text": "Ada met Bob", "label": [[0, 3, "PER"]]}}, or {@code
 *       entities} with {@code start_offset} and {@code end_offset}; offsets count code points.
 *   <li>Prodigy: {@code {"text": "Ada met Bob", "spans": [{"start": 0, "end": 3, "label":
 *       "PER"}]}}, code points; {@code tokens} become one sentence; nobody annotated what was not
 *       accepted.
 *   <li>Label Studio: {@code {"data": {"text": "Ada met Bob"}, "annotations": [{"result": [{"type":
 *       "labels", "from_name": "label", "value": {"start": 0, "end": 3, "labels": ["PER"]}}]}]}};
 *       UTF-16 units. Each {@code from_name} is a layer of that name, but {@code label} is this
 *       format's layer; written so if a document has no other.
 * </ul>
 *
 * <p>Reading tells them apart object by object; that a file is an array, its first character that
 * is no blank. Written are lines, but {@link #predictions} go in an array if that is asked for. The
 * format holds texts, spans and the names of documents; probabilities unless it is doccano's. It
 * does not hold labels of tokens: make spans of them first ({@link
 * io.sluice.text.document.Document#withSpans}).
 *
 * <p>A line without any of these members was annotated by {@linkplain Documents#unlabelled nobody}
 * and has no layer of spans, while an empty list says that somebody looked and found nothing.
 *
 * <p>Other members of lines, and those of Prodigy's {@code meta} and Label Studio's {@code data},
 * become {@link io.sluice.text.document.Document#fields}, a million characters for a document at
 * most, and are written again; elsewhere the members of {@code data} are fields of the line. Left
 * out are those whose name means something else in the style that is written, and all that stands
 * inside spans, tokens and annotations; a {@link Conversion} tells.
 *
 * @param style in which lines are written
 * @param layer of the spans
 */
public record JsonlFormat(Style style, String layer) implements AnnotatedFormat {
  /** Whose lines they are. */
  public enum Style {
    /** doccano's; offsets in code points. */
    DOCCANO("jsonl-doccano"),
    /** Prodigy's; offsets in code points. */
    PRODIGY("jsonl-prodigy"),
    /** Label Studio's; offsets in UTF-16 units. */
    LABEL_STUDIO("jsonl-label-studio");

    private final String label;

    Style(String label) {
      this.label = label;
    }
  }

  @Override
  public String name() {
    return style.label;
  }

  /** Whether spans of more layers than one can be told apart in what people made. */
  boolean holdsLayers() {
    return style == Style.LABEL_STUDIO;
  }

  @Override
  public Annotation annotation() {
    return Annotation.SPANS;
  }

  @Override
  public Documents read(Reader text, String source) {
    return new JsonlReader(
        text, source, layer, ProblemListener.STRICT, LabelStudioTask.Annotations.READ);
  }

  /**
   * Reads texts to be labelled. What people made in Label Studio, and what models said there, are
   * no spans but fields of the documents: {@link #predictions} writes them again as they were.
   */
  public Documents readToPredict(Reader text, String source) {
    return new JsonlReader(
        text, source, layer, ProblemListener.STRICT, LabelStudioTask.Annotations.KEPT);
  }

  @Override
  public Documents examine(Path file, ProblemListener problems) throws IOException {
    return new JsonlReader(
        TextSource.file(file).openDamaged(),
        file.toString(),
        layer,
        problems,
        LabelStudioTask.Annotations.READ);
  }

  @Override
  public AnnotatedWriter writer(Writer target) {
    return writer(
        target, Optional.empty(), JsonlWriter.Probabilities.WHERE_USUAL, JsonLayout.LINES);
  }

  private AnnotatedWriter writer(
      Writer target,
      Optional<String> model,
      JsonlWriter.Probabilities probabilities,
      JsonLayout layout) {
    return new JsonlWriter(new JsonTarget(target, layout), this, model, probabilities);
  }

  /**
   * Writes what a model says. Label Studio takes {@code predictions} of it, with their mean
   * probability as score, where people make {@code annotations}; Prodigy gets the tokens of the
   * whole text. Documents may have spans of more layers than this format's: in Label Studio each
   * layer is a {@code from_name}, elsewhere they stand in {@code layers} by name. Annotations of
   * Label Studio that were {@linkplain #readToPredict read} stay, and so do predictions of other
   * models; {@link AnnotatedWriter#remarks} tells which fields a style has no place for.
   *
   * @param model name of the model, with its version if it has one
   * @param layout such as the one of {@linkplain Documents#layout what was read}; an array ends
   *     when the writer is closed
   */
  public AnnotatedWriter predictions(Writer target, String model, JsonLayout layout) {
    return writer(target, Optional.of(model), JsonlWriter.Probabilities.WHERE_USUAL, layout);
  }

  /**
   * As {@link #predictions}; doccano's lines, too, tell probabilities: {@code probabilities} has
   * one for each item of {@code label}.
   */
  public AnnotatedWriter predictionsWithProbabilities(
      Writer target, String model, JsonLayout layout) {
    return writer(target, Optional.of(model), JsonlWriter.Probabilities.EVERYWHERE, layout);
  }
}
