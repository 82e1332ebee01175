/** The messages on one screen, in order. An element is only drawn anew when what it shows has changed. */
import { drawBubble, drawMeta } from './bubbles.js';
import { dayOf } from './clock.js';

/** Whoever has scrolled further up than this is reading, and is not dragged back to the end. */
const NEAR_END = 80;
/** As many as the service gives of one screen; what comes while it is open pushes out the oldest. */
const MOST = 200;

export function createThread(log, { act, refresh, senderOf }) {
  let person;
  let shown = new Map();
  let lastDay;
  let atEnd = true;

  log.addEventListener('scroll', () => (atEnd = isAtEnd()));
  new ResizeObserver(() => atEnd && toEnd()).observe(log);

  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  const draw = (bubble) =>
    drawBubble(bubble, person, {
      sender: senderOf(bubble, person),
      act: (action) => act(bubble, action),
      refresh: () => refresh(bubble),
    });

  function add(bubble) {
    const follow = isAtEnd();
    log.querySelector('.empty')?.remove();
    const day = dayOf(bubble.at, person.zone);
    if (day !== lastDay) log.append(divider(day));
    lastDay = day;
    const element = draw(bubble);
    log.append(element);
    if (follow || bubble.from === 'person') toEnd();
    return element;
  }

  function replace(old, bubble) {
    const hadFocus = old.contains(document.activeElement);
    const element = draw(bubble);
    old.replaceWith(element);
    if (hadFocus) {
      element.tabIndex = -1;
      element.focus();
    }
    return element;
  }

  function toEnd() {
    atEnd = true;
    log.scrollTop = log.scrollHeight;
  }

  function put(bubble) {
    const known = shown.get(bubble.id);
    let element = known?.element;
    if (known === undefined) element = add(bubble);
    else if (sameContents(known.bubble, bubble)) drawMeta(element, bubble, person);
    else element = replace(element, bubble);
    shown.set(bubble.id, { bubble, element });
    if (shown.size > MOST) remove(shown.keys().next().value);
  }

  function remove(id) {
    shown.get(id)?.element.remove();
    shown.delete(id);
  }

  return {
    put,
    toEnd,
    open(chosen, bubbles) {
      person = chosen;
      shown = new Map();
      lastDay = undefined;
      // Off while a whole thread is drawn, or a screen reader would read all of it.
      log.setAttribute('aria-live', 'off');
      log.replaceChildren();
      for (const bubble of bubbles) put(bubble);
      toEnd();
      requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'));
    },
    remove,
    /** What stands there while there are no messages. */
    showEmpty(box) {
      log.querySelector('.empty')?.remove();
      if (shown.size === 0) log.append(box);
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
