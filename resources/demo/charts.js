// The two charts: a moving line and bars that can be filtered.
(() => {
  const { Relay } = window;
  const width = 640;
  const height = 190;
  const pointCount = 48;

  const linePath = (values) =>
    values
      .map(
        (value, i) =>
          `${i === 0 ? 'M' : 'L'}${((i * width) / (values.length - 1)).toFixed(1)} ${(height - value * height).toFixed(1)}`,
      )
      .join(' ');

  // `advance(n)` shows the chart after `n` new values.
  Relay.lineChart = (series, boxHeight) => {
    const svg = Relay.make('svg', {
      class: 'chart',
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
      height: boxHeight,
    });
    for (const share of [0.25, 0.5, 0.75])
      svg.append(
        Relay.make('line', { class: 'grid', x1: 0, x2: width, y1: height * share, y2: height * share }),
      );
    const drawn = series.map(({ seed, tone }) => {
      const area = Relay.make('path', { class: `area ${tone}` });
      const line = Relay.make('path', { class: `line ${tone}` });
      svg.append(area, line);
      return { seed, area, line };
    });
    svg.advance = (position) => {
      for (const { seed, area, line } of drawn) {
        const values = Array.from({ length: pointCount }, (_, i) => Relay.wave(position + i, seed));
        line.setAttribute('d', linePath(values));
        area.setAttribute('d', `${linePath(values)} L${width} ${height} L0 ${height} Z`);
      }
    };
    svg.advance(0);
    return svg;
  };

  Relay.siteBars = () => {
    const rows = Relay.sites.map((site) => {
      const fill = Relay.make('i');
      fill.style.width = `${site.load * 100}%`;
      const row = Relay.make(
        'div',
        { class: 'bar-row' },
        Relay.make('span', {}, site.name),
        Relay.make('em', {}, site.region),
        Relay.make('div', { class: 'bar' }, fill),
        Relay.make('b', {}, String(Math.round(site.load * 480))),
      );
      return { row, site };
    });
    const list = Relay.make('div', { class: 'bars' }, ...rows.map(({ row }) => row));
    list.filter = (region) => {
      for (const { row, site } of rows)
        row.classList.toggle('dim', region !== 'All' && site.region !== region);
    };
    return list;
  };
})();
