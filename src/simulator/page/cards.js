/** Shows an Adaptive Card with Microsoft's own renderer, in the page's colours. */
/* global AdaptiveCards */
const colour = (name) => ({ default: `var(--${name})`, subtle: `var(--soft)` });
const style = (background, border = 'transparent') => ({
  backgroundColor: background,
  borderColor: border,
  foregroundColors: {
    default: colour('ink'),
    accent: colour('teams'),
    attention: colour('alert'),
    good: colour('accent'),
    warning: colour('warn'),
    light: colour('soft'),
    dark: colour('ink'),
  },
});

const HOST = {
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 15, large: 17, extraLarge: 21 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 17, default: 20, medium: 21, large: 24, extraLarge: 28 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 12 },
  // Under the name of the device, which is an h3.
  textBlock: { headingLevel: 4 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: style('transparent'),
    emphasis: style('var(--theirs)'),
    accent: style('var(--teams-tint)'),
    attention: style('var(--alert-tint)'),
    good: style('var(--theirs)'),
    warning: style('var(--theirs)'),
  },
  // Teams shows six buttons and hides the rest behind a menu.
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    spacing: 'medium',
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  factSet: {
    title: { weight: 'bolder', color: 'default', isSubtle: true, wrap: true, maxWidth: 140 },
    value: { weight: 'default', color: 'default', isSubtle: false, wrap: true },
    spacing: 12,
  },
};

export function drawCard(json, act) {
  const { AdaptiveCard, HostConfig } = AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = marked(text);
    result.didProcess = true;
  };
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(HOST);
  card.onExecuteAction = (action) => {
    const type = action.getJsonTypeName();
    if (type === 'Action.OpenUrl') window.open(action.url, '_blank', 'noopener');
    else act({ type, title: action.title ?? '', id: action.id, verb: action.verb, data: action.data });
  };
  card.parse(json);
  return card.render() ?? fallback(json);
}

/** The bit of Markdown that Teams shows in a card: bold, italics, line breaks. Everything else stays text. */
function marked(text) {
  const safe = text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return safe
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|\s)_(.+?)_(?=\s|$|[.,!?])/g, '$1<em>$2</em>')
    .replace(/\r?\n/g, '<br>');
}

function fallback(json) {
  const text = document.createElement('p');
  text.textContent = json.fallbackText ?? 'This card cannot be shown.';
  return text;
}
