import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router'
import { CrashPage } from './views/frame/crash-page.tsx'
import { Frame } from './views/frame/frame.tsx'
import { NotFoundPage } from './views/frame/not-found-page.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })

/** Keeps of the address what the page filters by, as text; the rest is dropped. */
const filters =
  <K extends string>(...keys: K[]) =>
  (search: Record<string, unknown>): { [P in K]?: string } => {
    const kept: { [P in K]?: string } = {}
    for (const key of keys) if (search[key] !== undefined && search[key] !== '') kept[key] = String(search[key])
    return kept
  }

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./views/home/home-page.tsx'), 'HomePage'),
})
const regions = createRoute({
  getParentRoute: () => root,
  path: '/regions',
  validateSearch: filters('q', 'level', 'type', 'province'),
  component: lazyRouteComponent(() => import('./views/regions/regions-page.tsx'), 'RegionsPage'),
})
const region = createRoute({
  getParentRoute: () => root,
  path: '/regions/$code',
  validateSearch: filters('peers'),
  component: lazyRouteComponent(() => import('./views/regions/region-page.tsx'), 'RegionPage'),
})
const analyses = createRoute({
  getParentRoute: () => root,
  path: '/analyses',
  component: lazyRouteComponent(() => import('./views/analyses/analyses-page.tsx'), 'AnalysesPage'),
})
const analysis = createRoute({
  getParentRoute: () => root,
  path: '/analyses/$id',
  // Which parameters there are is for the analysis to say.
  validateSearch: (search: Record<string, unknown>): Record<string, string | undefined> =>
    Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))),
  component: lazyRouteComponent(() => import('./views/analyses/analysis-page.tsx'), 'AnalysisPage'),
})
const flows = createRoute({
  getParentRoute: () => root,
  path: '/flows',
  validateSearch: filters('region', 'kind', 'year'),
  component: lazyRouteComponent(() => import('./views/flows/flows-page.tsx'), 'FlowsPage'),
})
const events = createRoute({
  getParentRoute: () => root,
  path: '/events',
  validateSearch: filters('id', 'region', 'at', 'theme', 'topic', 'actor', 'year', 'against', 'by', 'q', 'page'),
  component: lazyRouteComponent(() => import('./views/events/events-page.tsx'), 'EventsPage'),
})
const digest = createRoute({
  getParentRoute: () => root,
  path: '/digest',
  validateSearch: filters('period', 'on', 'region', 'theme', 'instrument'),
  component: lazyRouteComponent(() => import('./views/digest/digest-page.tsx'), 'DigestPage'),
})
const systems = createRoute({
  getParentRoute: () => root,
  path: '/system',
  component: lazyRouteComponent(() => import('./views/systems/systems-page.tsx'), 'SystemsPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: filters('next'),
  component: lazyRouteComponent(() => import('./views/frame/sign-in-page.tsx'), 'SignInPage'),
})
const needs = createRoute({
  getParentRoute: () => root,
  path: '/needs',
  validateSearch: filters('q', 'kind', 'region', 'element'),
  component: lazyRouteComponent(() => import('./views/needs/needs-page.tsx'), 'NeedsPage'),
})
const newNeed = createRoute({
  getParentRoute: () => root,
  path: '/needs/new',
  component: lazyRouteComponent(() => import('./views/needs/need-form-page.tsx'), 'NeedFormPage'),
})
const need = createRoute({
  getParentRoute: () => root,
  path: '/needs/$id',
  component: lazyRouteComponent(() => import('./views/needs/need-page.tsx'), 'NeedPage'),
})
const changeNeed = createRoute({
  getParentRoute: () => root,
  path: '/needs/$id/edit',
  component: lazyRouteComponent(() => import('./views/needs/need-form-page.tsx'), 'NeedFormPage'),
})
const matches = createRoute({
  getParentRoute: () => root,
  path: '/needs/$id/matches',
  validateSearch: filters('element', 'offer', 'region', 'readiness', 'kind'),
  component: lazyRouteComponent(() => import('./views/matches/matches-page.tsx'), 'MatchesPage'),
})
const offers = createRoute({
  getParentRoute: () => root,
  path: '/offers',
  validateSearch: filters('q', 'kind', 'region'),
  component: lazyRouteComponent(() => import('./views/offers/offers-page.tsx'), 'OffersPage'),
})
const newOffer = createRoute({
  getParentRoute: () => root,
  path: '/offers/new',
  component: lazyRouteComponent(() => import('./views/offers/offer-form-page.tsx'), 'OfferFormPage'),
})
const offer = createRoute({
  getParentRoute: () => root,
  path: '/offers/$id',
  component: lazyRouteComponent(() => import('./views/offers/offer-page.tsx'), 'OfferPage'),
})
const changeOffer = createRoute({
  getParentRoute: () => root,
  path: '/offers/$id/edit',
  component: lazyRouteComponent(() => import('./views/offers/offer-form-page.tsx'), 'OfferFormPage'),
})
const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  validateSearch: filters('track', 'state'),
  component: lazyRouteComponent(() => import('./views/collaborations/board-page.tsx'), 'BoardPage'),
})
const collaboration = createRoute({
  getParentRoute: () => root,
  path: '/collaborations/$id',
  component: lazyRouteComponent(() => import('./views/collaborations/collaboration-page.tsx'), 'CollaborationPage'),
})
const documents = createRoute({
  getParentRoute: () => root,
  path: '/documents',
  validateSearch: filters('q', 'copies'),
  component: lazyRouteComponent(() => import('./views/documents/documents-page.tsx'), 'DocumentsPage'),
})
const document = createRoute({
  getParentRoute: () => root,
  path: '/documents/$id',
  validateSearch: filters('at', 'from'),
  component: lazyRouteComponent(() => import('./views/documents/document-page.tsx'), 'DocumentPage'),
})
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: filters('kind', 'document', 'certainty', 'proposed', 'item'),
  component: lazyRouteComponent(() => import('./views/review/review-page.tsx'), 'ReviewPage'),
})
const names = createRoute({
  getParentRoute: () => root,
  path: '/review/names',
  validateSearch: filters('q'),
  component: lazyRouteComponent(() => import('./views/review/names-page.tsx'), 'NamesPage'),
})
const figures = createRoute({
  getParentRoute: () => root,
  path: '/review/figures',
  validateSearch: filters('status', 'own', 'region', 'document'),
  component: lazyRouteComponent(() => import('./views/contradictions/contradictions-page.tsx'), 'ContradictionsPage'),
})
const history = createRoute({
  getParentRoute: () => root,
  path: '/review/history',
  validateSearch: filters('by', 'kind', 'decision', 'from'),
  component: lazyRouteComponent(() => import('./views/review/history-page.tsx'), 'HistoryPage'),
})
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyRouteComponent(() => import('./views/imports/imports-page.tsx'), 'ImportsPage'),
})

const routeTree = root.addChildren([
  home,
  regions,
  region,
  analyses,
  analysis,
  flows,
  events,
  digest,
  systems,
  signIn,
  needs,
  newNeed,
  need,
  changeNeed,
  matches,
  offers,
  newOffer,
  offer,
  changeOffer,
  board,
  collaboration,
  documents,
  document,
  review,
  names,
  history,
  figures,
  imports,
])

/** The pages and their addresses; each page's code is fetched when it is first opened. */
export const createAppRouter = () =>
  createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    scrollRestoration: true,
    parseSearch: parseSearchWith(text => text),
    stringifySearch: stringifySearchWith(String),
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
