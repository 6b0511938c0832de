package io.sluice.model;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code manifest.json}: the only place that knows its keys. */
final class ManifestJson {
  private static final Set<String> KEYS =
      Set.of(
          "formatVersion",
          "kind",
          "architecture",
          "labels",
          "vocabularies",
          "checksums",
          "provenance",
          "card");
  private static final Set<String> CARD_KEYS =
      Set.of("name", "description", "licence", "trainingData", "trainingDataLicence", "metrics");

  private ManifestJson() {}

  static byte[] write(Manifest manifest) {
    ModelDescription description = manifest.description();
    JsonObject.Builder checksums = JsonObject.builder();
    manifest.checksums().forEach(checksums::put);
    JsonObject json =
        JsonObject.builder()
            .put("formatVersion", manifest.formatVersion())
            .put("kind", description.kind())
            .put("architecture", description.architecture())
            .put("labels", JsonArray.ofStrings(description.labels()))
            .put("vocabularies", JsonArray.ofStrings(manifest.vocabularies()))
            .put("checksums", checksums.build())
            .put("provenance", description.provenance())
            .put("card", card(description.card()))
            .build();
    return Json.pretty(json).getBytes(StandardCharsets.UTF_8);
  }

  /** Reads and checks; {@code where} names the entry in messages. */
  static Manifest read(byte[] bytes, String where, ModelLimits limits) {
    try {
      JsonObject json = Json.parseObject(bytes, "manifest", limits.manifestLimits());
      long version = json.integer("formatVersion");
      if (version < 1 || version > Manifest.FORMAT_VERSION) {
        throw new ModelFormatException(
            where,
            "formatVersion",
            version,
            "1 to " + Manifest.FORMAT_VERSION,
            "read it with the version of Sluice that wrote it, or a newer one");
      }
      checkKeys(json, KEYS, where);
      return new Manifest(
          (int) version, description(json, where), vocabularies(json), checksums(json));
    } catch (JsonException | IllegalArgumentException e) {
      throw new ModelFormatException(where, e, "the file is damaged or was changed by hand");
    }
  }

  private static ModelDescription description(JsonObject json, String where) {
    return new ModelDescription(
        json.string("kind"),
        json.object("architecture"),
        json.array("labels").strings(),
        json.object("provenance"),
        card(json.object("card"), where));
  }

  private static List<String> vocabularies(JsonObject json) {
    return json.array("vocabularies").strings();
  }

  private static Map<String, String> checksums(JsonObject json) {
    JsonObject object = json.object("checksums");
    Map<String, String> checksums = new LinkedHashMap<>();
    object.members().keySet().forEach(entry -> checksums.put(entry, object.string(entry)));
    return checksums;
  }

  private static JsonObject card(ModelCard card) {
    return JsonObject.builder()
        .put("name", card.name())
        .put("description", card.description())
        .put("licence", card.licence())
        .put("trainingData", card.trainingData())
        .put("trainingDataLicence", card.trainingDataLicence())
        .put("metrics", card.metrics())
        .build();
  }

  private static ModelCard card(JsonObject json, String where) {
    checkKeys(json, CARD_KEYS, where + ": card");
    return new ModelCard(
        json.string("name"),
        json.string("description"),
        json.string("licence"),
        json.string("trainingData"),
        json.string("trainingDataLicence"),
        json.object("metrics"));
  }

  private static void checkKeys(JsonObject json, Set<String> keys, String where) {
    if (!json.members().keySet().equals(keys)) {
      throw new ModelFormatException(
          where,
          "keys",
          json.members().keySet(),
          "exactly " + new TreeSet<>(keys),
          "the file is damaged or was changed by hand");
    }
  }
}
