/** A phone or a Teams chat: shows the messages of one person on one channel, and sends what is typed. */
import { drawBubble, drawMeta } from './bubbles.js';
import { post } from './calls.js';
import { dayOf, timeOf } from './clock.js';

const NEAR_END = 80;

export function createDevice(role, channel) {
  const root = document.querySelector('#device').content.firstElementChild.cloneNode(true);
  const find = (selector) => root.querySelector(selector);
  const [log, input, ring, typing] = [find('.log'), find('input'), find('.ring'), find('.typing')];
  let person;
  let shown = new Map();
  let lastDay;
  let rings = false;
  let stopTyping;

  root.id = `${role}-${channel}`;
  root.classList.add(channel);
  find('.kind').textContent = channel === 'sms' ? 'SMS' : 'Teams';
  find('.avatar').textContent = channel === 'sms' ? '' : 'F';
  input.id = `${root.id}-text`;
  find('label').htmlFor = input.id;
  find('form').addEventListener('submit', send);
  ring.querySelector('button').addEventListener('click', () => {
    stopRinging();
    input.focus();
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

  function draw(bubble) {
    const refresh = () =>
      act(bubble, { ...bubble.card.refresh.action, type: 'Action.Execute', trigger: 'automatic' });
    const sender = {
      person: person.name,
      clinic: channel === 'sms' ? 'Clinic' : 'Flarepath',
      carrier: 'Phone company',
    };
    return drawBubble(bubble, person, {
      sender: sender[bubble.from],
      act: (action) => act(bubble, action),
      refresh,
    });
  }

  function put(bubble) {
    const known = shown.get(bubble.id);
    if (known && sameContents(known.bubble, bubble)) drawMeta(known.element, bubble, person);
    else if (known) replace(known.element, bubble);
    else add(bubble);
    shown.set(bubble.id, { bubble, element: log.querySelector(`[data-id="${CSS.escape(bubble.id)}"]`) });
  }

  function replace(old, bubble) {
    const hadFocus = old.contains(document.activeElement);
    const fresh = draw(bubble);
    old.replaceWith(fresh);
    if (!hadFocus) return;
    fresh.tabIndex = -1;
    fresh.focus();
  }

  function add(bubble) {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    log.querySelector('.empty')?.remove();
    const day = dayOf(bubble.at, person.zone);
    if (day !== lastDay) log.append(divider(day));
    lastDay = day;
    log.append(draw(bubble));
    if (bubble.from === 'clinic') hideTyping();
    if (atEnd || bubble.from === 'person') log.scrollTop = log.scrollHeight;
  }

  function showTyping() {
    typing.hidden = false;
    clearTimeout(stopTyping);
    stopTyping = setTimeout(hideTyping, 5000);
  }

  function hideTyping() {
    typing.hidden = true;
  }

  function startRinging(text) {
    rings = true;
    ring.hidden = false;
    ring.querySelector('.ring-text').textContent = text;
    root.classList.add('ringing');
    log.scrollTop = log.scrollHeight;
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

  function open(chosen, bubbles, { clinicNumber, installed, blocked }) {
    person = chosen;
    shown = new Map();
    lastDay = undefined;
    hideTyping();
    // Off while a whole thread is drawn, or a screen reader would read all of it.
    log.setAttribute('aria-live', 'off');
    log.replaceChildren();
    const title = channel === 'sms' ? 'Your clinic' : 'Flarepath';
    find('h3').textContent =
      role === 'patient' ? title : channel === 'sms' ? 'Clinic pager' : 'Flarepath alerts';
    find('.with').textContent = channel === 'sms' ? spaced(clinicNumber) : `Teams chat of ${chosen.name}`;
    root.setAttribute('aria-label', `${chosen.name}: ${channel === 'sms' ? 'phone' : 'Teams'}`);
    log.setAttribute('aria-label', `Messages of ${chosen.name}, ${channel === 'sms' ? 'SMS' : 'Teams'}`);
    find('label').textContent = `Message from ${chosen.name}, ${channel === 'sms' ? 'by SMS' : 'in Teams'}`;
    for (const bubble of bubbles) put(bubble);
    known({ installed, blocked });
    if (bubbles.length === 0) log.append(empty(installed));
    log.scrollTop = log.scrollHeight;
    requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'));
  }

  function known({ installed, blocked }) {
    const absent = channel === 'teams' && !installed;
    input.disabled = absent;
    find('form button').disabled = absent;
    root.classList.toggle('blocked', channel === 'sms' && blocked);
    find('.kind').textContent = channel === 'sms' ? (blocked ? 'SMS, opted out' : 'SMS') : 'Teams';
    const offer = log.querySelector('.empty');
    if (offer) offer.replaceWith(empty(installed));
  }

  function empty(installed) {
    const box = document.createElement('div');
    box.className = 'empty';
    const text = document.createElement('p');
    box.append(text);
    const name = person.name.split(' ')[0];
    if (channel === 'teams' && !installed) {
      text.textContent = `${name} has not added Flarepath to Teams yet.`;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'Add Flarepath';
      button.addEventListener('click', () => post('/simulator/install', { who: person.id, installed: true }));
      box.append(button);
    } else if (role === 'clinician') text.textContent = 'All quiet. A page will ring here.';
    else text.textContent = `No messages yet. Write as ${name}, or move the clock to the next morning.`;
    return box;
  }

  return {
    root,
    role,
    channel,
    open,
    put,
    known,
    showTyping,
    startRinging,
    hush,
    remove(id) {
      shown.get(id)?.element.remove();
      shown.delete(id);
    },
    tick: (now) => person && (find('.local-time').textContent = timeOf(now, person.zone)),
    write(text) {
      input.value = text;
      input.focus();
    },
  };
}

function sameContents(a, b) {
  return a.text === b.text && JSON.stringify(a.card) === JSON.stringify(b.card);
}

function divider(day) {
  const line = document.createElement('p');
  line.className = 'day';
  line.textContent = day;
  return line;
}

/** "+1 555 010 0000": digits in groups are easier to read. */
function spaced(number) {
  return number.replace(/^(\+1)(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3 $4');
}
