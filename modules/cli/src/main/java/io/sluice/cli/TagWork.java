package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotatedWriter;
import io.sluice.corpora.annotated.BratFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.corpora.annotated.ConlluFormat;
import io.sluice.corpora.annotated.Documents;
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
 * Tagging what is read and writing it, in the same format or another.
 *
 * @param tagger does the work
 * @param layers that are written
 * @param format that is read
 * @param target how it is written
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
    TagTarget target,
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
  private Optional<String> aboutLayers(AnnotatedFormat written) {
    if (!layers.several()) {
      return Optional.empty();
    }
    var names = layers.names();
    var others = String.join(", ", names.subList(1, names.size()));
    if (TokenColumns.of(written).isPresent()) {
      if (converts()) {
        return columnsLeftOut(written);
      }
      var beside = probabilities ? " with its probability" : "";
      return Optional.of("columns added: " + String.join(beside + ", ", names) + beside);
    }
    if (written instanceof JsonlFormat jsonl) {
      return Optional.of(
          jsonl.style() == JsonlFormat.Style.LABEL_STUDIO
              ? "layers by from_name: " + String.join(", ", names)
              : "spans of " + layers.name() + "; in \"layers\": " + others);
    }
    var one = layerOf(written);
    return Optional.of(
        "format "
            + written.name()
            + " holds one layer, "
            + one
            + "; left out: "
            + String.join(", ", names.stream().filter(name -> !name.equals(one)).toList())
            + ". Choose with --layer, or take columns, JSON lines or --json for all");
  }

  private String layerOf(AnnotatedFormat written) {
    if (written instanceof OpenNlpNamesFormat names) {
      return names.layer();
    }
    return written instanceof OpenNlpPosFormat tags ? tags.layer() : layers.name();
  }

  private Optional<String> columnsLeftOut(AnnotatedFormat written) {
    if (!(written instanceof ColumnFormat columns)) {
      return Optional.empty();
    }
    var left = new ArrayList<>(layers.names());
    left.removeAll(columns.layout().names());
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no column holds " + String.join(", ", left) + "; name all with --to columns=word,...");
  }

  /** Whether it is written in another format than it is read in. */
  boolean converts() {
    return target.format() != format;
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
    aboutLayers(brat).ifPresent(remarks);
    if (converts()) {
      var conversion = conversion(layers.onlyFirst());
      return convert(
          input, (documents, arrival) -> conversion.run(documents, arrival, brat, directory));
    }
    try (var documents = brat.texts(Path.of(input));
        var writer =
            probabilities ? brat.writerWithProbabilities(directory) : brat.writer(directory)) {
      return tagging(layers.onlyFirst()).run(documents, () -> true, writer::write);
    }
  }

  /** Writes as it comes. */
  TagCounts write(String input, TagOutput out) throws IOException {
    if (converts()) {
      aboutLayers(target.format()).ifPresent(remarks);
      var conversion = conversion(layers);
      return convert(input, (documents, arrival) -> conversion.run(documents, arrival, out));
    }
    if (!(format instanceof JsonlFormat)) {
      aboutLayers(format).ifPresent(remarks);
    }
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

  /** Takes the documents that are to be converted. */
  private interface Conversion {
    TagCounts of(Documents documents, DocumentTagging.Arrival arrival) throws IOException;
  }

  private TagConversion conversion(TagLayers written) {
    return new TagConversion(tagging(written), target, model, probabilities, remarks);
  }

  private TagCounts convert(String input, Conversion conversion) throws IOException {
    if (format instanceof BratFormat brat) {
      try (var documents = brat.texts(Path.of(input))) {
        return conversion.of(documents, () -> true);
      }
    }
    try (var lines = TagInput.open(input)) {
      return conversion.of(documents(look.at(lines), lines), lines::more);
    }
  }

  /** Lines are called by their numbers where names of documents mean no more than that. */
  private Documents documents(AnnotatedFormat read, TagInput lines) throws IOException {
    if (read instanceof PlainTextFormat) {
      var named = target.format().annotation() == AnnotatedFormat.Annotation.SPANS;
      return new TextDocuments(
          lines, lineEnds, named ? TextDocuments.Names.LINES : TextDocuments.Names.NONE);
    }
    return read instanceof JsonlFormat jsonl
        ? jsonl.readToPredict(lines.rest(), lines.name())
        : read.read(lines.rest(), lines.name());
  }

  /**
   * Keeps what objects have beside spans as far as it can be, and tells the rest; writes an array
   * if it reads one, which ends only if the work does not fail.
   */
  private TagCounts write(JsonlFormat named, TagInput lines, TagOutput out) throws IOException {
    var documents = new ReplacedSpans(named.readToPredict(lines.rest(), lines.name()));
    var jsonl = answer(named, documents);
    aboutLayers(jsonl).ifPresent(remarks);
    var text = out.asWriter(documents::lineEnd);
    var layout = target.layout().isPresent() ? target.layout().get() : documents.layout();
    var writer =
        probabilities
            ? jsonl.predictionsWithProbabilities(text, model, layout)
            : jsonl.predictions(text, model, layout);
    var counts = tagging(layers).run(documents, lines::more, writer::write);
    writer.close();
    tell(documents, writer, remarks);
    documents.told().forEach(remarks);
    return counts;
  }

  /** In the style that is read, unless one was named. */
  private JsonlFormat answer(JsonlFormat named, ReplacedSpans documents) throws IOException {
    if (target.style() == TagTarget.Style.AS_NAMED) {
      return named;
    }
    var read = new JsonlFormat(documents.firstStyle(), named.layer());
    if (read.style() != named.style()) {
      remarks.accept("written as " + read.name() + ", as it was read; --to chooses another style");
    }
    return read;
  }

  /** Tells what could not be read or written. */
  static void tell(Documents source, AnnotatedWriter writer, Consumer<String> remarks) {
    var told = new ArrayList<Remark>(source.allRemarks());
    told.addAll(writer.remarks());
    told.stream().limit(TOLD).forEach(remark -> remarks.accept(remark.toString()));
    if (told.size() > TOLD) {
      remarks.accept(Figures.count(told.size() - TOLD, "more thing") + " left out like this");
    }
  }

  /** Only running text has lines of its own. */
  private DocumentTagging tagging(TagLayers written) {
    var meaning = format instanceof PlainTextFormat ? lineEnds : LineEnds.BLANK;
    var labels =
        converts() && target.format() instanceof ConlluFormat
            ? new ConlluLabels(written.names(), probabilities)
            : DocumentTagging.asNamed(written);
    return new DocumentTagging(tagger, written, meaning, labels);
  }
}
