/** The start page: two people side by side, what they see, and the clock. */
import { load, post } from './calls.js';
import { createClock } from './clock.js';
import { createDevice } from './device.js';
import { createPicker } from './people.js';
import { drawTries } from './tries.js';
import { createUnread } from './unread.js';

/** What the clinic sends a clinician within this time of a text of theirs is an answer, and later a page. */
const ANSWER_MS = 60_000;
const roles = ['patient', 'clinician'];
const devices = [];
const side = (role) => document.querySelector(`.side[data-role=${role}]`);
const connection = document.querySelector('#connection');
const chosen = {};
const pickers = {};
let state;

const clock = createClock((now) => devices.forEach((device) => device.tick(now)));
const unread = createUnread(pickers, () => state.people);

function build() {
  for (const role of roles) {
    for (const channel of ['sms', 'teams']) {
      const device = createDevice(role, channel);
      devices.push(device);
      side(role).querySelector('.devices').append(device.root);
      unread.watch(device.root, () => chosen[role]?.id);
    }
    const people = state.people.filter((each) => each.role === role);
    pickers[role] = createPicker(side(role).querySelector('.people'), people, choose);
    const ours = devices.filter((each) => each.role === role);
    drawTries(side(role).querySelector('.tries'), role, ours);
    chosen[role] = people[0];
  }
  document.addEventListener('quiet', ({ detail }) => pickedUp(detail.who));
}

function choose(person) {
  chosen[person.role] = person;
  pickers[person.role].choose(person);
  if (person.role === 'patient') clock.for(person);
  for (const device of devices.filter((each) => each.role === person.role)) {
    device.hush();
    device.open(person, threadOf(person.id, device.channel), factsOf(person));
    const page = unread.pageFor(person.id, device.channel);
    if (page) device.startRinging(page);
    else unread.seen(person.id, device.channel);
  }
  clock.draw();
}

/** On either channel it is the same page. */
function pickedUp(who) {
  unread.calm(who);
  for (const device of devices) if (chosen[device.role]?.id === who) device.hush();
}

function threadOf(who, channel) {
  return state.bubbles.filter((each) => each.who === who && each.channel === channel);
}

function factsOf(person) {
  return {
    clinicNumber: state.clinicNumber,
    installed: state.installed.includes(person.id),
    blocked: state.blocked.includes(person.number),
  };
}

function deviceOf(who, channel) {
  return devices.find((each) => chosen[each.role]?.id === who && each.channel === channel);
}

function arrived({ bubble }) {
  const at = state.bubbles.findIndex((each) => each.id === bubble.id);
  const before = threadOf(bubble.who, bubble.channel).at(-1);
  if (at >= 0) state.bubbles[at] = bubble;
  else state.bubbles.push(bubble);
  const device = deviceOf(bubble.who, bubble.channel);
  device?.put(bubble);
  if (at >= 0 || bubble.from !== 'clinic') return;
  const person = state.people.find((each) => each.id === bubble.who);
  const isAnswer = before?.from === 'person' && bubble.at - before.at < ANSWER_MS;
  const isPage = person.role === 'clinician' && !isAnswer;
  if (isPage) ring(device, person, bubble);
  else if (!device || !unread.isVisible(device.root)) unread.add(bubble);
}

function ring(device, person, bubble) {
  const text = `Page for ${person.name}`;
  unread.add(bubble, 'New page');
  device?.startRinging('New page');
  document.querySelector('#alarm').textContent =
    `${text}, ${bubble.channel === 'sms' ? 'by SMS' : 'in Teams'}: ${bubble.text}`;
}

function membership(list, key, is) {
  state[list] = state[list].filter((each) => each !== key).concat(is ? [key] : []);
  for (const device of devices) device.known(factsOf(chosen[device.role]));
}

/** Somebody has been enrolled since. */
function met({ person }) {
  if (!state.people.some((each) => each.id === person.id)) state.people.push(person);
  if (!pickers[person.role].has(person.id)) pickers[person.role].add(person);
}

const happenings = {
  bubble: arrived,
  met,
  gone({ id }) {
    state.bubbles = state.bubbles.filter((each) => each.id !== id);
    for (const device of devices) device.remove(id);
  },
  blocked: ({ number, blocked }) => membership('blocked', number, blocked),
  installed: ({ who, installed }) => membership('installed', who, installed),
  typing: ({ who }) => deviceOf(who, 'teams')?.showTyping(),
  time: ({ now }) => clock.set({ now }),
};

/** Also after a lost connection: whatever was missed is in the state. */
async function refresh() {
  const fresh = await load('/simulator/state');
  if (fresh === undefined) return;
  const first = state === undefined;
  state = fresh;
  if (first) build();
  for (const person of state.people) met({ person });
  clock.set(state.clock);
  for (const role of roles) choose(chosen[role]);
  if (first) document.body.dataset.ready = 'true';
  void post('/simulator/begin', {});
}

function listen() {
  const events = new EventSource('/simulator/events');
  let queue = Promise.resolve();
  events.addEventListener('hello', () => {
    const wasLost = connection.classList.contains('lost');
    connection.classList.remove('lost');
    connection.textContent = wasLost ? 'Connected again.' : '';
    queue = queue.then(refresh);
  });
  for (const [name, happen] of Object.entries(happenings)) {
    events.addEventListener(name, (event) => {
      const data = JSON.parse(event.data);
      queue = queue.then(() => state && happen(data));
    });
  }
  events.addEventListener('error', () => {
    connection.classList.add('lost');
    connection.textContent = 'The connection to Flarepath is lost. Trying again.';
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  });
}

listen();
