/** The page's pictures: 24 px line drawings in the colour of the text beside them. Always decoration: words carry the meaning. */
const paths = {
  add: 'M12 5v14M5 12h14',
  agenda: 'M10 6h10M10 12h10M10 18h10M4 6l1 1 2-2M4 12l1 1 2-2M4.5 18h2',
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 9a6 6 0 0 1 12 0c0 6 2 7 2 7H4s2-1 2-7M10 20h4',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  card: 'M4 6h16v12H4zM8 10h5M8 14h8',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevron: 'M7 10l5 5 5-5',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  ear: 'M7 10a5 5 0 0 1 10 0c0 4-4 4.5-4 8a3 3 0 0 1-5.5 1.6M10 10a2 2 0 0 1 4 0c0 1.6-2 2-2 3.5',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  flag: 'M6 21V4M6 5h11l-2 4 2 4H6',
  help: 'M9 9.5a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 1.8M12 17.5v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  home: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6',
  invite: 'M10 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 21c0-4 3-7 7-7s7 3 7 7M19 8v6M16 11h6',
  key: 'M8 15a4 4 0 1 1 3.5-6H21v3h-2v3h-3v-3h-4.5A4 4 0 0 1 8 15zM8 11v.01',
  hand: 'M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 10V4.5a1.5 1.5 0 0 1 3 0V11M14 11V6.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6c-3 0-4.3-1.5-5.5-4l-2-4.3a1.5 1.5 0 0 1 2.6-1.4L8 14',
  leave: 'M14 4H6v16h8M11 12h10M17 8l4 4-4 4',
  link: 'M4 18C4 10 10 7 19 7M14 3l5 4-4 5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2',
  map: 'M5 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0M15 6a2 2 0 1 0 4 0 2 2 0 0 0-4 0M11 18a2 2 0 1 0 4 0 2 2 0 0 0-4 0M9 7l6-1M8 9l4 7M16 8l-2 8',
  minus: 'M5 12h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  move: 'M12 3v18M3 12h18M9.5 5.5L12 3l2.5 2.5M9.5 18.5L12 21l2.5-2.5M5.5 9.5L3 12l2.5 2.5M18.5 9.5L21 12l-2.5 2.5',
  note: 'M5 4h14v10l-5 6H5zM14 20v-6h5M8 8h8M8 12h5',
  outline: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2.1.9 3.5 2.9 3.5 5.5',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  redo: 'M19 8H9a5 5 0 0 0 0 10h5M15 4l4 4-4 4',
  replay: 'M4 12a8 8 0 1 0 3-6.2M7 3v4h4M12 8v4l3 2',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L21 21',
  send: 'M4 12l16-8-5 16-4-6z',
  target: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  undo: 'M5 8h10a5 5 0 0 1 0 10h-5M9 4L5 8l4 4',
  unlock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.7-1.4M12 15v2',
  upload: 'M12 16V5M7 9l5-5 5 5M5 20h14',
  voice: 'M4 5h16v11h-9l-5 4v-4H4z',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.01',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
