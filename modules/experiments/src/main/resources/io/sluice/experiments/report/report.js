(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const symbol = document.getElementById("loss").dataset.symbol;
  const units = {
    nats: { of: (x) => x, label: "nats per " + symbol },
    bits: { of: (x) => x / Math.LN2, label: "bits per " + symbol },
    perplexity: { of: (x) => Math.exp(x), label: "perplexity" },
  };
  const chosen = { unit: "nats", axis: "step" };
  let charts = [];

  document.body.classList.add("scripted");

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function points(source, values, change) {
    const x = source[chosen.axis];
    return values.map((y, i) => ({ x: x[i], y: y === null ? null : change(y) }));
  }

  // A running mean that forgets; the first values weigh no more than the others.
  function smooth(values) {
    const keep = 1 - 1 / Math.max(1, Math.min(10, values.length / 30));
    let sum = 0;
    let weight = 0;
    return values.map((y) => {
      if (y !== null) {
        sum = keep * sum + (1 - keep) * y;
        weight = keep * weight + (1 - keep);
      }
      return weight === 0 ? null : sum / weight;
    });
  }

  function format(value) {
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(2);
    return value.toLocaleString("en", { maximumSignificantDigits: size >= 1000 ? 7 : 5 });
  }

  function options(label, floor, legend) {
    const grid = { color: colour("line"), tickColor: "transparent" };
    const tick = { color: colour("quiet"), font: { size: 12 }, maxTicksLimit: 8, callback: format,
                   includeBounds: false };
    const title = (text) => ({ display: text !== "", text: text, color: colour("quiet"), font: { size: 12 } });
    return {
      animation: false,
      maintainAspectRatio: false,
      layout: { padding: { right: 8 } },
      parsing: false,
      normalized: true,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: { type: "linear", grid: { display: false }, border: { color: colour("line") }, ticks: tick,
             min: 0, max: last(data[chosen.axis]), title: title(legend ? chosen.axis + "s" : "") },
        y: { grid: grid, border: { display: false }, ticks: tick, title: title(legend ? label : ""),
             min: floor },
      },
      plugins: {
        legend: { display: legend, align: "end",
                  labels: { color: colour("ink"), usePointStyle: true, pointStyle: "line", boxWidth: 28,
                            filter: (item) => item.text !== "" } },
        tooltip: {
          filter: (item) => item.dataset.label !== "",
          callbacks: {
            title: (items) => items.length ? chosen.axis + " " + format(items[0].parsed.x) : "",
            label: (item) => " " + (item.dataset.label || label) + ": " + format(item.parsed.y),
          },
        },
      },
    };
  }

  function last(values) {
    return values.length ? values[values.length - 1] : undefined;
  }

  function line(label, points, shade, more) {
    return Object.assign({ label: label, data: points, borderColor: shade, backgroundColor: shade,
      borderWidth: 2, clip: 8, pointRadius: points.length === 1 ? 4 : 0, tension: 0 }, more);
  }

  function lossChart() {
    const unit = units[chosen.unit];
    const validation = points(data.validation, data.validation.loss, unit.of);
    const best = data.validation.loss.indexOf(Math.min(...data.validation.loss));
    const radius = validation.map((_, i) => (i === best ? 6 : validation.length > 60 ? 0 : 3));
    const sets = [
      line("training", points(data, smooth(data.loss), unit.of), colour("train")),
      line("", points(data, data.loss, unit.of), colour("train") + "38", { borderWidth: 1 }),
    ];
    if (validation.length) {
      sets.unshift(line("validation", validation, colour("validation"), { pointRadius: radius }));
    }
    const setup = options(unit.label, undefined, true);
    // The first steps are far above the rest and would flatten all that follows.
    const tail = data.loss.slice(Math.floor(data.loss.length / 50)).filter((y) => y !== null);
    const top = Math.max(...tail, ...data.validation.loss);
    if (Number.isFinite(top)) setup.scales.y.max = unit.of(top + 0.05);
    return new Chart(document.getElementById("loss"), { type: "line", data: { datasets: sets }, options: setup });
  }

  function smallChart(id, label, shade) {
    const drawn = [line(label, points(data, data[id], (y) => y), colour(shade), { borderWidth: 1.5 })];
    const setup = options(label, 0, false);
    setup.scales.x.ticks = Object.assign({}, setup.scales.x.ticks, { maxTicksLimit: 5 });
    setup.scales.y.ticks = Object.assign({}, setup.scales.y.ticks, { maxTicksLimit: 5 });
    return new Chart(document.getElementById(id), { type: "line", data: { datasets: drawn }, options: setup });
  }

  function scoreChart(canvas) {
    const measure = canvas.dataset.measure;
    const values = data.scored.score.map((y) => 100 * y);
    const best = values.indexOf(Math.max(...values));
    const radius = values.map((_, i) => (i === best ? 6 : values.length > 60 ? 0 : 3));
    const drawn = [line(measure, points(data.scored, values, (y) => y), colour("validation"), { pointRadius: radius })];
    const setup = options(measure + ", per cent", undefined, true);
    setup.plugins.legend.display = false;
    // Every measurement is shown, from the ten below the lowest on.
    if (values.length) setup.scales.y.min = Math.max(0, 10 * Math.floor(Math.min(...values) / 10));
    return new Chart(canvas, { type: "line", data: { datasets: drawn }, options: setup });
  }

  function draw() {
    charts.forEach((chart) => chart.destroy());
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    charts = [
      lossChart(),
      smallChart("rate", "learning rate", "third"),
      smallChart("norm", "gradient norm", "validation"),
      smallChart("speed", symbol + "s a second", "train"),
    ];
    const score = document.getElementById("score");
    if (score) charts.push(scoreChart(score));
  }

  function choice(id) {
    const buttons = document.querySelectorAll("#" + id + " button");
    buttons.forEach((button) =>
      button.addEventListener("click", () => {
        chosen[id] = button.dataset.value;
        buttons.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
        draw();
      }));
  }

  function slider() {
    const panels = Array.from(document.querySelectorAll(".panel"));
    if (panels.length < 2) return;
    const when = document.getElementById("when");
    document.getElementById("slider").hidden = false;
    when.max = panels.length - 1;
    when.value = panels.length - 1;
    when.addEventListener("input", () =>
      panels.forEach((panel, i) => panel.classList.toggle("shown", i === Number(when.value))));
  }

  choice("unit");
  choice("axis");
  slider();
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
