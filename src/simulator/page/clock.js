/** The clock in the header: shows the service's time on the chosen patient's wall, and moves it. */
import { post } from './calls.js';

const time = (zone) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const day = (zone) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' });

export function timeOf(at, zone) {
  return time(zone).format(at);
}

export function dayOf(at, zone) {
  return day(zone).format(at);
}

export function createClock(ticked) {
  const face = document.querySelector('#clock-time');
  const date = document.querySelector('#clock-day');
  const label = document.querySelector('#clock-label');
  const group = document.querySelector('.clock');
  const buttons = [...group.querySelectorAll('button')];
  let known = { now: 0, frozen: false, readAt: 0 };
  let place = { zone: 'UTC', name: '' };

  const now = () => known.now + (known.frozen ? 0 : performance.now() - known.readAt);

  function draw() {
    face.textContent = timeOf(now(), place.zone);
    date.textContent = dayOf(now(), place.zone);
    label.textContent = `for ${place.name}, ${place.zone.split('/').at(-1).replaceAll('_', ' ')}`;
    ticked(now());
  }

  async function move(to) {
    for (const button of buttons) button.setAttribute('aria-disabled', 'true');
    group.setAttribute('aria-busy', 'true');
    const moved = await post('/simulator/clock', { to });
    for (const button of buttons) button.removeAttribute('aria-disabled');
    group.removeAttribute('aria-busy');
    const said = document.querySelector('#clock-said');
    said.textContent = moved
      ? `It is ${dayOf(moved.now, place.zone)}, ${timeOf(moved.now, place.zone)}.`
      : 'The clock could not be moved.';
  }

  for (const button of buttons) {
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-disabled') !== 'true') void move(button.dataset.to);
    });
  }
  setInterval(draw, 1000);

  return {
    draw,
    set(clock) {
      known = { ...known, ...clock, readAt: performance.now() };
      draw();
    },
    for(person) {
      place = { zone: person.zone, name: person.name.split(' ')[0] };
      draw();
    },
  };
}
