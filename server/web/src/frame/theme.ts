import type { ThemeConfig } from 'antd'

// The component library in our colours: every text stands at 4.5:1 or better, every
// target is 44 pixels high, 60 in the large view.
export function themeOf(elder: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: '#1d4ed8', colorError: '#b91c1c', colorSuccess: '#15803d', colorWarning: '#b45309', colorLink: '#1d4ed8',
      colorTextDescription: '#595959', colorTextSecondary: '#4a4a4a', colorTextPlaceholder: '#6b6b6b', colorTextDisabled: '#6b6b6b',
      fontSize: elder ? 20 : 16, controlHeight: elder ? 60 : 44, borderRadius: 8,
      fontFamily: "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif",
    },
  }
}
