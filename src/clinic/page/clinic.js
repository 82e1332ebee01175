/** Keeps a page up to date by itself, and changes nothing that somebody is just filling in. Without it every page still works. */
const cutOff = document.getElementById('cut-off');
const news = document.getElementById('news');
const REFRESH_MS = 30_000;

const source = new EventSource(document.body.dataset.events);
source.addEventListener('changed', () => void refresh());
source.addEventListener('over', () => afresh());
source.addEventListener('open', () => (cutOff.hidden = true));
source.addEventListener('error', () => {
  cutOff.hidden = false;
  if (source.readyState === EventSource.CLOSED) void refresh();
});
setInterval(() => void refresh(), REFRESH_MS);

// What is under a finger is not taken away from it; what came meanwhile is shown when it is lifted.
document.addEventListener('click', () => setTimeout(() => void refresh()));

// Without a network the browser would put a page of its own in the place of the alert and the number to call.
document.addEventListener('submit', (event) => {
  news.textContent = '';
  if (navigator.onLine) return;
  event.preventDefault();
  cutOff.hidden = false;
  news.textContent = news.dataset.unsent;
});
window.addEventListener('online', () => {
  if (news.textContent === news.dataset.unsent) news.textContent = '';
});

// Whoever has begun to write how it ended and first does something else is given their words back.
document.addEventListener('submit', ({ target }) => {
  const note = document.getElementById('note');
  if (!note?.value.trim() || target.contains(note) || target.closest('.acts') === null) return;
  target.append(
    Object.assign(document.createElement('input'), { type: 'hidden', name: 'note', value: note.value }),
  );
});

let asking = false;
let again = false;

/** Asks for the address as a link would: what answers a form is not sent once more, and nobody is asked whether it should be. */
function afresh() {
  location.replace(location.pathname + location.search);
}

async function refresh() {
  if (document.querySelector('[data-part]') === null) return;
  if (asking) return void (again = true);
  asking = true;
  try {
    const answer = await fetch(location.pathname + location.search, { headers: { 'x-refresh': '1' } });
    if (answer.status === 401) return afresh();
    if (answer.ok || answer.status === 404) show(await answer.text());
  } catch {
    cutOff.hidden = false;
  } finally {
    asking = false;
    if (again) {
      again = false;
      void refresh();
    }
  }
}

function show(text) {
  const next = new DOMParser().parseFromString(text, 'text/html');
  if (next.querySelector('[data-part]') === null) return afresh();
  tellOfNew(next);
  document.title = next.title;
  for (const part of document.querySelectorAll('[data-part]')) {
    const fresh = next.querySelector(`[data-part="${part.dataset.part}"]`);
    if (fresh !== null && fresh.innerHTML !== part.innerHTML && !isBusy(part)) replace(part, fresh);
  }
}

/** What is open or being filled in stays as it is; the server says so if it is too late. */
function isBusy(part) {
  return part.querySelector('details[open] form, :active') !== null;
}

function replace(part, fresh) {
  const { activeElement } = document;
  const focused = part !== activeElement && part.contains(activeElement) ? activeElement : null;
  const [name, words] = [focused?.id, focused?.textContent];
  const opened = [...part.querySelectorAll('details[open]')].map((each) => each.id);
  part.dataset.alerts = fresh.dataset.alerts ?? '';
  part.replaceChildren(...fresh.childNodes);
  for (const id of opened) document.getElementById(id)?.setAttribute('open', '');
  if (focused === null) return;
  const same =
    (name && document.getElementById(name)) ||
    [...part.querySelectorAll('a, button, summary')].find((each) => each.textContent === words);
  (same || document.getElementById('main')).focus({ preventScroll: true });
}

function tellOfNew(next) {
  const now = document.querySelector('[data-alerts]');
  const then = next.querySelector('[data-alerts]');
  if (now === null || then === null) return;
  const known = new Set(now.dataset.alerts.split(' '));
  const fresh = then.dataset.alerts.split(' ').filter((mark) => mark !== '' && !known.has(mark));
  const said = fresh.flatMap((mark) => next.querySelector(`#alert-${mark} .head`)?.textContent.trim() ?? []);
  if (said.length > 0) news.textContent = `${news.dataset.new} ${said.join(', ').replace(/\s+/g, ' ')}`;
}

// A file is read here into the field that is sent, so that it can be looked at first; without script it is pasted.
for (const input of document.querySelectorAll('input[data-into]')) {
  input.closest('[data-file]').hidden = false;
  input.addEventListener('change', () => void fill(input));
}

async function fill(input) {
  const [file] = input.files;
  if (file !== undefined) document.getElementById(input.dataset.into).value = await file.text();
}
