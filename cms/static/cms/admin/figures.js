/* The grid of figures: totals and differences while typing, keys between cells, cells pasted from Excel. */
(() => {
  "use strict";
  const RECEIVED = ["carried_over", "direct", "online", "postal"];
  const NEW = ["direct", "online", "postal"];
  const SETTLED = ["early", "on_time", "late"];
  const DONE = [...SETTLED, "running", "overdue", "returned"];

  const number = (text) => Number.parseInt(text.replace(/[.\s]/g, ""), 10) || 0;
  const sum = (values, names) => names.reduce((all, name) => all + values[name], 0);

  class Figures {
    constructor(root) {
      this.root = root;
      this.body = root.querySelector("tbody");
      this.count = root.querySelector("[name$='-TOTAL_FORMS']");
      root.querySelector("[data-lx-add]").addEventListener("click", () => this.add().querySelector("input").focus());
      root.addEventListener("input", () => this.reckon());
      root.addEventListener("click", (event) => this.remove(event));
      root.addEventListener("keydown", (event) => this.move(event));
      root.addEventListener("paste", (event) => this.paste(event));
      if (!this.rows().length) this.start();
      this.reckon();
    }

    rows() {
      return [...this.body.querySelectorAll("[data-row]:not([hidden])")];
    }

    start() {
      const usual = JSON.parse(this.root.querySelector("#lx-usual-fields").textContent);
      (usual.length ? usual : [""]).forEach((name) => { this.add().querySelector("input").value = name; });
    }

    add() {
      const holder = document.createElement("tbody");
      const template = this.root.querySelector("template").innerHTML;
      holder.innerHTML = template.replaceAll("__prefix__", this.count.value);
      const row = holder.firstElementChild;
      this.count.value = Number(this.count.value) + 1;
      this.body.append(row);
      this.order();
      return row;
    }

    remove(event) {
      if (!event.target.closest("[data-lx-remove]")) return;
      const row = event.target.closest("[data-row]");
      const deleted = row.querySelector("[name$='-DELETE']");
      deleted.value = "on";
      row.hidden = true;
      deleted.dispatchEvent(new Event("change", { bubbles: true }));
      this.reckon();
    }

    order() {
      this.rows().forEach((row, index) => {
        const order = row.querySelector("[name$='-ORDER']");
        if (order) order.value = index + 1;
      });
    }

    cells(row) {
      return [...row.querySelectorAll("input[type='text']")];
    }

    values(row) {
      const found = {};
      row.querySelectorAll("[data-column]").forEach((cell) => {
        found[cell.dataset.column] = number(cell.querySelector("input").value);
      });
      return found;
    }

    reckon() {
      const totals = {};
      let wrong = 0;
      this.rows().forEach((row) => {
        const values = this.values(row);
        Object.entries(values).forEach(([name, value]) => { totals[name] = (totals[name] || 0) + value; });
        const difference = sum(values, RECEIVED) - sum(values, DONE);
        const cell = row.querySelector("[data-difference]");
        cell.textContent = difference;
        cell.toggleAttribute("data-wrong", difference !== 0);
        wrong += difference;
      });
      this.root.querySelectorAll("[data-total]").forEach((cell) => {
        cell.textContent = cell.dataset.total === "difference" ? wrong : totals[cell.dataset.total] || 0;
      });
      this.tell(totals);
    }

    tell(totals) {
      const line = this.root.querySelector("[data-lx-told]");
      if (!Object.keys(totals).length) { line.textContent = ""; return; }
      const settled = sum(totals, SETTLED);
      const rate = settled ? ((100 * (settled - totals.late)) / settled).toFixed(1).replace(".", ",").replace(",0", "") + "%" : "–";
      const words = { received: sum(totals, RECEIVED), new: sum(totals, NEW), settled, rate };
      line.textContent = line.dataset.words.replace(/\{(\w+)\}/g, (_, name) => words[name]);
    }

    move(event) {
      const input = event.target.closest("input[type='text']");
      const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      const step = steps[event.key];
      if (!input || !step || event.altKey || event.ctrlKey || event.metaKey) return;
      if (step[1] && !this.atEdge(input, step[1])) return;
      event.preventDefault();
      const rows = this.rows();
      const row = rows.indexOf(input.closest("[data-row]"));
      const column = this.cells(rows[row]).indexOf(input);
      let next = rows[row + step[0]];
      if (!next && event.key === "Enter") next = this.add();
      const cell = next && this.cells(next)[column + step[1]];
      if (cell) { cell.focus(); cell.select(); }
    }

    atEdge(input, direction) {
      const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
      return all || input.selectionStart === (direction < 0 ? 0 : input.value.length);
    }

    paste(event) {
      const input = event.target.closest("input[type='text']");
      const text = event.clipboardData.getData("text");
      if (!input || !/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
      const start = this.rows().indexOf(input.closest("[data-row]"));
      const column = this.cells(input.closest("[data-row]")).indexOf(input);
      lines.forEach((line, down) => {
        const row = this.rows()[start + down] || this.add();
        line.split("\t").forEach((value, right) => {
          const cell = this.cells(row)[column + right];
          if (cell) cell.value = column + right ? value.replace(/[.\s]/g, "") : value.trim();
        });
      });
      input.dispatchEvent(new Event("change", { bubbles: true }));
      this.reckon();
    }
  }

  document.querySelectorAll("[data-lx-figures]").forEach((root) => new Figures(root));
})();
