package io.sluice.cli;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One call of the command in this process.
 *
 * @param code exit code
 * @param out what came on standard output
 * @param err what came on standard error
 */
record Run(int code, String out, String err) {
  static Run of(String... arguments) {
    return on(Terminal.NONE, arguments);
  }

  static Run on(Terminal terminal, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var code = Sluice.execute(new Console(out, err, terminal), arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The one object on standard output. */
  JsonObject json() {
    return Json.parseObject(out, "standard output");
  }
}
