import { useQuery } from '@tanstack/react-query'
import { api, of, type Schemas } from '@/api/client'

// The document lists the fields of the form and of the view apart.
export type Profile = Schemas['ProfileForm'] & Schemas['ProfileView']
export type Me = Omit<Schemas['Me'], 'profile'> & { profile: Profile | null }

export const meKey = ['me']

// useMe is who is logged in.
export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: () => of(api.GET('/api/v1/me')) as Promise<Me>, staleTime: 60_000, retry: false })
}
