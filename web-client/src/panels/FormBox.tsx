import { type ReactNode, useEffect, useRef } from 'react'

/** A form in a sheet or a list: it takes the focus when it comes, and gives it to the sheet's heading when it goes. */
export function FormBox({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    element?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest' })
    const heading = element?.closest('.sheet')?.querySelector<HTMLElement>('h2')
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) heading?.focus({ preventScroll: true })
      })
    }
  }, [])
  return (
    <div className="flow form" ref={box}>
      {children}
    </div>
  )
}
