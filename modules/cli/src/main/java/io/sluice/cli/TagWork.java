package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.BratFormat;
import io.sluice.corpora.annotated.JsonlFormat;
import io.sluice.corpora.annotated.OpenNlpNamesFormat;
import io.sluice.corpora.annotated.OpenNlpPosFormat;
import io.sluice.corpora.annotated.PlainTextFormat;
import io.sluice.corpora.annotated.Remark;
import io.sluice.text.token.LineEnds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tagging what is read and writing it in the same format.
 *
 * @param tagger does the work
 * @param layers that are written
 * @param format that is read and written
 * @param marked how running text is shown
 * @param model name of what tags, for formats that tell
 * @param probabilities whether they are written beside labels
 * @param lineEnds what they mean in running text
 * @param look at what is to be tagged, which may change how it is read
 * @param remarks hears what was left out
 */
record TagWork(
    SentenceTagger tagger,
    TagLayers layers,
    AnnotatedFormat format,
    MarkedSpans marked,
    String model,
    boolean probabilities,
    LineEnds lineEnds,
    Look look,
    Consumer<String> remarks) {
  private static final int TOLD = 20;

  /** Looks at the beginning of what is to be tagged. */
  interface Look {
    AnnotatedFormat at(TagInput input) throws IOException;
  }

  /** Whether probabilities have a place in a format. */
  static boolean holdsProbabilities(AnnotatedFormat format) {
    return !(format instanceof OpenNlpNamesFormat || format instanceof OpenNlpPosFormat);
  }

  /** Says which layers are left out, or where they stand; nothing if there is just one. */
  Optional<String> aboutLayers() {
    if (!layers.several()) {
      return Optional.empty();
    }
    var names = layers.names();
    var others = String.join(", ", names.subList(1, names.size()));
    if (TokenColumns.of(format).isPresent()) {
      var beside = probabilities ? " with its probability" : "";
      return Optional.of("columns added: " + String.join(beside + ", ", names) + beside);
    }
    if (format instanceof JsonlFormat jsonl) {
      return Optional.of(
          jsonl.style() == JsonlFormat.Style.LABEL_STUDIO
              ? "layers by from_name: " + String.join(", ", names)
              : "spans of " + layers.name() + "; in \"layers\": " + others);
    }
    return Optional.of(
        "format "
            + format.name()
            + " holds one layer, "
            + layers.name()
            + "; left out: "
            + others
            + ". Choose with --layer, or take columns, JSON lines or --json for all");
  }

  /** Hands on every document with all layers. */
  TagCounts documents(String input, DocumentTagging.Target target) throws IOException {
    var tagging = tagging(layers);
    if (format instanceof BratFormat brat) {
      try (var documents = brat.texts(Path.of(input))) {
        return tagging.run(documents, () -> true, target);
      }
    }
    try (var lines = TagInput.open(input)) {
      var read = look.at(lines);
      return tagging.run(read.read(lines.rest(), lines.name()), lines::more, target);
    }
  }

  /** Writes into a directory. */
  TagCounts write(String input, BratFormat brat, Path directory) throws IOException {
    try (var documents = brat.texts(Path.of(input));
        var writer =
            probabilities ? brat.writerWithProbabilities(directory) : brat.writer(directory)) {
      return tagging(layers.onlyFirst()).run(documents, () -> true, writer::write);
    }
  }

  /** Writes as it comes. */
  TagCounts write(String input, TagOutput out) throws IOException {
    try (var lines = TagInput.open(input)) {
      var read = look.at(lines);
      if (format instanceof PlainTextFormat) {
        return new TextTagging(tagger, marked, lineEnds).run(lines, out);
      }
      var columns = TokenColumns.of(format);
      if (columns.isPresent()) {
        return new ColumnTagging(columns.get(), tagger, layers, probabilities).run(lines, out);
      }
      if (format instanceof JsonlFormat jsonl) {
        return write(jsonl, lines, out);
      }
      var documents = read.read(lines.rest(), lines.name());
      var writer = format.writer(out.asWriter(documents::lineEnd));
      return tagging(layers.onlyFirst()).run(documents, lines::more, writer::write);
    }
  }

  /**
   * Keeps what objects have beside spans as far as it can be, and tells the rest; writes an array
   * if it reads one, which ends only if the work does not fail.
   */
  private TagCounts write(JsonlFormat jsonl, TagInput lines, TagOutput out) throws IOException {
    var documents = new ReplacedSpans(jsonl.readToPredict(lines.rest(), lines.name()));
    var target = out.asWriter(documents::lineEnd);
    var layout = documents.layout();
    var writer =
        probabilities
            ? jsonl.predictionsWithProbabilities(target, model, layout)
            : jsonl.predictions(target, model, layout);
    var counts = tagging(layers).run(documents, lines::more, writer::write);
    writer.close();
    var told = new ArrayList<Remark>(documents.allRemarks());
    told.addAll(writer.remarks());
    told.stream().limit(TOLD).forEach(remark -> remarks.accept(remark.toString()));
    if (told.size() > TOLD) {
      remarks.accept(Figures.count(told.size() - TOLD, "more thing") + " left out like this");
    }
    documents.remark().ifPresent(remarks);
    return counts;
  }

  /** Only running text has lines of its own. */
  private DocumentTagging tagging(TagLayers written) {
    var meaning = format instanceof PlainTextFormat ? lineEnds : LineEnds.BLANK;
    return new DocumentTagging(tagger, written, meaning);
  }
}
