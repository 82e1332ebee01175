/** A phone or a Teams chat: shows the messages of one person on one channel, rings, and sends what is typed. */
import { post } from './calls.js';
import { timeOf } from './clock.js';
import { drawEmpty, reachOf } from './empty.js';
import { createThread } from './thread.js';

const TYPING_MS = 5000;
const names = {
  sms: {
    kind: 'SMS',
    screen: 'phone',
    by: 'by SMS',
    clinic: 'Clinic',
    patient: 'Your clinic',
    clinician: 'Clinic pager',
  },
  teams: {
    kind: 'Teams',
    screen: 'Teams',
    by: 'in Teams',
    clinic: 'Flarepath',
    patient: 'Flarepath',
    clinician: 'Flarepath alerts',
  },
};

export function createDevice(role, channel) {
  const root = document.querySelector('#device').content.firstElementChild.cloneNode(true);
  const find = (selector) => root.querySelector(selector);
  const [log, input, ring, typing] = [find('.log'), find('input'), find('.ring'), find('.typing')];
  const name = names[channel];
  let person;
  let rings = false;
  let stopTyping;

  root.id = `${role}-${channel}`;
  root.classList.add(channel);
  find('.avatar').textContent = channel === 'sms' ? '' : 'F';
  find('h3').textContent = name[role];
  input.id = `${root.id}-text`;
  find('label').htmlFor = input.id;
  find('form').addEventListener('submit', send);
  ring.querySelector('button').addEventListener('click', () => {
    stopRinging();
    input.focus();
  });

  const thread = createThread(log, {
    act,
    refresh: (bubble) =>
      act(bubble, { ...bubble.card.refresh.action, type: 'Action.Execute', trigger: 'automatic' }),
    senderOf: (bubble, who) =>
      ({ person: who.name, clinic: name.clinic, carrier: 'Phone company' })[bubble.from],
  });

  async function send(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '' || input.disabled) return;
    input.value = '';
    stopRinging();
    const said = await post('/simulator/say', { who: person.id, channel, text });
    if (said === undefined && input.value === '') input.value = text;
  }

  function act(bubble, action) {
    stopRinging();
    return post('/simulator/act', { who: bubble.who, activityId: bubble.id, action });
  }

  function showTyping(is) {
    typing.hidden = !is;
    clearTimeout(stopTyping);
    if (is) stopTyping = setTimeout(() => showTyping(false), TYPING_MS);
  }

  function startRinging(text) {
    rings = true;
    ring.hidden = false;
    find('.ring-text').textContent = text;
    root.classList.add('ringing');
    thread.toEnd();
  }

  function hush() {
    rings = false;
    ring.hidden = true;
    root.classList.remove('ringing');
  }

  function stopRinging() {
    if (!rings) return;
    hush();
    root.dispatchEvent(new CustomEvent('quiet', { bubbles: true, detail: { who: person.id } }));
  }

  function open(chosen, bubbles, facts) {
    person = chosen;
    showTyping(false);
    find('.with').textContent = channel === 'sms' ? spaced(facts.clinicNumber) : `Chat of ${chosen.name}`;
    root.setAttribute('aria-label', `${chosen.name}: ${name.screen}`);
    log.setAttribute('aria-label', `Messages of ${chosen.name}, ${name.kind}`);
    find('label').textContent = `Message from ${chosen.name}, ${name.by}`;
    thread.open(chosen, bubbles);
    known(facts);
  }

  /** What the carrier and Teams know of the person, which changes while the thread is open. */
  function known({ installed, blocked }) {
    const reach = reachOf(person, channel, installed);
    for (const each of [input, find('form button')]) each.disabled = reach !== 'ready';
    const optedOut = channel === 'sms' && blocked;
    root.classList.toggle('blocked', optedOut);
    find('.kind').textContent = optedOut ? `${name.kind}, opted out` : name.kind;
    thread.showEmpty(drawEmpty(person, channel, reach));
  }

  return {
    root,
    role,
    channel,
    open,
    known,
    showTyping: () => showTyping(true),
    startRinging,
    hush,
    put(bubble) {
      if (bubble.from === 'clinic') showTyping(false);
      thread.put(bubble);
    },
    remove: thread.remove,
    tick: (now) => person && (find('.local-time').textContent = timeOf(now, person.zone)),
    write(text) {
      input.value = text;
      input.focus();
    },
  };
}

/** "+1 555 010 0000": digits in groups are easier to read. */
function spaced(number) {
  return number.replace(/^(\+1)(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3 $4');
}
