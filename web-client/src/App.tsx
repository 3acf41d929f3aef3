import { useRoute } from './router.ts'

/** The page as a whole. */
export function App() {
  const route = useRoute()
  return <main>{route.page}</main>
}
